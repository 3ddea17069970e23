import { beforePainting } from './dom.ts';

/**
 * What of a scrolled element is seen, known without asking: to ask is to have the browser lay the page out at once, which at each
 * keystroke costs more than all the rest.
 */
export class Viewport {
  top = 0;
  left = 0;
  width = 0;
  height = 0;
  readonly #element: HTMLElement;

  constructor(element: HTMLElement, onChange: () => void) {
    this.#element = element;
    const changed = beforePainting(onChange);
    element.addEventListener(
      'scroll',
      () => {
        this.#look();
        changed();
      },
      { passive: true },
    );
    new ResizeObserver(() => {
      this.width = element.clientWidth;
      this.height = element.clientHeight;
      onChange();
    }).observe(element);
  }

  /** Whether anybody sees it. */
  get seen(): boolean {
    return this.height > 0;
  }

  scrollTo(top: number, left: number): void {
    if (top === this.top && left === this.left) return;
    this.#element.scrollTo(left, top);
    this.#look();
  }

  #look(): void {
    this.top = this.#element.scrollTop;
    this.left = this.#element.scrollLeft;
  }
}
