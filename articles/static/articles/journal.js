/* The journal: what an act over many records would take back is shown below its line, with the button. Without this file
   the same link leads to the page of the act, which says it too. */

const list = document.getElementById("result_list");

async function showBelow(row, link) {
    const response = await fetch(link.href);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const parts = page.querySelectorAll(".undo-note, .undo-preview");
    if (!response.ok || parts.length === 0) {
        location.assign(link.href);
        return;
    }
    const shown = document.createElement("tr");
    shown.className = "looked-at";
    shown.insertCell().colSpan = row.cells.length;
    shown.cells[0].append(...parts);
    shown.querySelector("#undo").removeAttribute("id"); // several may be open
    shown.querySelectorAll("form").forEach((form) => { // the list is a form already
        const button = form.querySelector("button");
        button.formAction = form.action;
        form.replaceWith(button);
    });
    row.after(shown);
    shown.querySelector("button")?.focus();
}

list?.addEventListener("click", (event) => {
    const link = event.target.closest("a.looked");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) {
        return;
    }
    event.preventDefault();
    const row = link.closest("tr");
    const isOpen = row.nextElementSibling?.matches(".looked-at");
    link.setAttribute("aria-expanded", !isOpen);
    if (isOpen) {
        row.nextElementSibling.remove();
    } else {
        showBelow(row, link).catch(() => location.assign(link.href));
    }
});
