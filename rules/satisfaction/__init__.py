"""Satisfaction: questionnaires and scales, sealed boxes, cells, figures, and what of them may be printed."""
