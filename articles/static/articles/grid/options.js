/* The list below the editor: what the cell may say, or which names begin so. */
import {editor} from "./cursor.js";
import {made, words} from "./page.js";

const OFFERED = 8;
const list = made("ul", {className: "pop options", id: "grid-options", hidden: true});
list.setAttribute("role", "listbox");
list.setAttribute("aria-label", words.choices);
document.getElementById("main").append(list);

let chosen = -1;

export const isOpen = () => !list.hidden;
export const chosenText = () => (isOpen() && chosen >= 0 ? list.children[chosen].dataset.text : null);

export function hideOptions() {
    list.hidden = true;
    chosen = -1;
    editor.setAttribute("aria-expanded", "false");
    editor.removeAttribute("aria-activedescendant");
}

/* Below the cell, or above it where there is no room. `onTaken` is called for the line that is pressed, once it is chosen. */
export function showOptions(cell, texts, {isFirstChosen, onTaken}) {
    if (!texts.length) {
        hideOptions();
        return;
    }
    const suggested = cell.suggestions.map(([name]) => name);
    const lines = texts.slice(0, OFFERED).map((text, i) => {
        const note = suggested.includes(text) ? [made("small", {}, words.suggested)] : [];
        const line = made("li", {id: `grid-option-${i}`}, text, ...note);
        line.dataset.text = text;
        line.setAttribute("role", "option");
        line.addEventListener("mousedown", (event) => {
            event.preventDefault();
            choose(i);
            onTaken();
        });
        return line;
    });
    list.replaceChildren(...lines);
    list.hidden = false;
    const box = cell.td.getBoundingClientRect();
    const isBelow = box.bottom + list.offsetHeight <= window.innerHeight;
    const left = Math.max(8, Math.min(box.left, window.innerWidth - list.offsetWidth - 8));
    list.style.left = `${left + window.scrollX}px`;
    list.style.top = `${(isBelow ? box.bottom : box.top - list.offsetHeight) + window.scrollY}px`;
    editor.setAttribute("aria-expanded", "true");
    choose(isFirstChosen ? 0 : -1);
}

export function chooseNext() {
    choose((chosen + 1) % list.children.length);
}
export function choosePrevious() {
    choose((chosen <= 0 ? list.children.length : chosen) - 1);
}

function choose(i) {
    chosen = i;
    [...list.children].forEach((line, j) => line.setAttribute("aria-selected", i === j));
    if (i >= 0) {
        editor.setAttribute("aria-activedescendant", `grid-option-${i}`);
    } else {
        editor.removeAttribute("aria-activedescendant");
    }
}
