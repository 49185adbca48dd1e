// The page's pictures: strokes on a 24 × 24 field, drawn in the colour of the text around them.

const STROKES = {
  attach: "M12 5v14M5 12h14",
  cancel: "M6 6l12 12M18 6L6 18",
  card: "M4 6h16v12H4zM8.5 13.500a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM14 10h3M14 14h3M6 16c.500-1.5 4.5-1.5 5 0",
  choose: "M5 9l7 7 7-7",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2",
  close: "M6 6l12 12M18 6L6 18",
  commands: "M14 5l-4 14",
  copy: "M9 9h10v11H9zM6 15H5V4h10v2",
  document: "M7 3h7l4 4v14H7zM14 3v4h4",
  down: "M12 5v13M6 13l6 6 6-6",
  download: "M12 4v11M7 11l5 5 5-5M5 20h14",
  edit: "M5 19l1-4L16 5l3 3L9 18zM14 7l3 3",
  keyboard: "M3 7h18v11H3zM7 11h.01M11 11h.01M15 11h.01M18 11h.01M8 15h8",
  link: "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1",
  more: "M12 6h.01M12 12h.01M12 18h.01",
  outside: "M9 6H5v13h13v-4M13 5h6v6M19 5l-9 9",
  people: "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c.500-7 12.5-7 13 0M16 11a3 3 0 1 0-1-5.800M18 14c2 .800 3.3 2.8 3.5 6",
  phone: "M6 3l3 1 1 4-2 2c1 3 3 5 6 6l2-2 4 1 1 3c-1 3-4 3-7 2C8 18 6 16 4 10 3 7 3 4 6 3z",
  photo: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9.500h.01",
  reset: "M5 12a7 7 0 1 0 2-5M4 4v4h4",
  send: "M4 12l16-8-5 16-3-7z",
  stop: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM6 6l12 12",
  tour: "M5 21V4M5 5h13l-3 4 3 4H5",
  voice: "M12 15a3 3 0 0 0 3-3V6a3 3 0 0 0-6 0v6a3 3 0 0 0 3 3zM6 12a6 6 0 0 0 12 0M12 18v3",
};

const SVG = "http://www.w3.org/2000/svg";

/** Draw an icon; it is decoration, the words beside it or the button's label say what it means. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", STROKES[name]);
  svg.append(path);
  return svg;
}
