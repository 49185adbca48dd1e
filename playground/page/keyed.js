// Lists that change under the reader's hands: what is the same stays the same element, so that a click, the
// focus or a scroll position is never lost to something that happened elsewhere in the list.

export class Keyed {
  #container;
  #shown = new Map(); // key -> { signature, node }

  constructor(container) {
    this.#container = container;
    container.addEventListener("animationend", (event) => event.target.closest(".arrived, .changed")?.classList.remove("arrived", "changed"));
  }

  /** Whether an element with this key is shown. */
  has(key) {
    return this.#shown.has(key);
  }

  /** Show pieces of [key, signature, make]: an element is made anew only when its signature has changed. */
  show(pieces) {
    const before = this.#shown;
    this.#shown = new Map();
    for (const [key, signature, make] of pieces) {
      const old = before.get(key);
      const same = old?.signature === signature;
      const node = same ? old.node : make();
      if (!same && before.size > 0) node.classList.add(old ? "changed" : "arrived");
      this.#shown.set(key, { signature, node });
    }
    this.#arrange([...this.#shown.values()].map(({ node }) => node));
  }

  /** Show other elements instead. */
  clear(...nodes) {
    this.#shown.clear();
    this.#container.replaceChildren(...nodes);
  }

  // What is no longer wanted goes first: an element that is moved would lose the focus and start its animation again.
  #arrange(nodes) {
    const wanted = new Set(nodes);
    for (const child of [...this.#container.children]) if (!wanted.has(child)) child.remove();
    nodes.forEach((node, place) => {
      const there = this.#container.children[place];
      if (there !== node) this.#container.insertBefore(node, there ?? null);
    });
  }
}
