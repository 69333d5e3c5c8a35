/* What the page gives: the table and its form, the words of the script, the choices of cells, the addresses. */
const read = (id) => JSON.parse(document.getElementById(id).textContent);

export const EDITOR = "grid-cell";
export const table = document.getElementById("grid");
export const body = table.tBodies[0];
export const form = document.getElementById("grid-form");
export const saveButton = document.getElementById("grid-save");
export const undoButton = document.getElementById("grid-undo");
export const dropButton = document.getElementById("grid-drop");
export const words = read("grid-words");
export const choices = read("grid-choices");
export const urls = document.getElementById("grid-facts").dataset;
export const headings = Object.fromEntries([...table.tHead.rows[0].cells].map((th) => [th.dataset.c, th.textContent]));

export const filled = (text, facts) => text.replace(/\{(\w+)\}/gu, (_all, name) => facts[name]);

export function made(tag, properties, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
}

export function postData() {
    const data = new FormData();
    data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    return data;
}
