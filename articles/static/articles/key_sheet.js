/* The sheet of keys: a page by itself, and by ? a dialog over the page one is on, which may have a fuller one. */
"use strict";
(() => {
    const link = document.getElementById("show-sheet");
    const isTyping = (element) => element.closest("input, textarea, select, [contenteditable]") !== null;
    let sheet = null;

    const load = async () => {
        const page = new DOMParser().parseFromString(await (await fetch(link.href)).text(), "text/html");
        const dialog = document.createElement("dialog");
        const head = document.createElement("header");
        const close = document.createElement("button");
        close.className = "iconbtn";
        close.type = "button";
        close.textContent = "✕";
        close.setAttribute("aria-label", "Esc");
        close.addEventListener("click", () => dialog.close());
        const title = document.createElement("h2");
        title.id = "sheet-title";
        title.textContent = page.querySelector("h1").textContent;
        dialog.setAttribute("aria-labelledby", title.id);
        head.append(title, close);
        const inside = document.createElement("div");
        inside.className = "in";
        inside.append(page.querySelector(".keys"));
        dialog.append(head, inside);
        document.body.append(dialog);
        return dialog;
    };
    const show = async () => {
        sheet ??= document.getElementById("keys") ?? (await load());
        if (!sheet.open) {
            sheet.showModal();
        }
    };

    link?.addEventListener("click", (event) => {
        event.preventDefault();
        show();
    });
    document.addEventListener("keydown", (event) => {
        const isOwn = event.key === "?" && !event.isComposing && !event.ctrlKey && !event.metaKey && !event.altKey;
        if (link && isOwn && !event.defaultPrevented && !isTyping(event.target) && !document.querySelector("dialog[open]")) {
            event.preventDefault();
            show();
        }
    });
})();
