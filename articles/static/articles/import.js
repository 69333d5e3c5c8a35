/* Files may be dropped anywhere on the page of an import. What is chosen is named, and counted before it travels. */
"use strict";
window.addEventListener("DOMContentLoaded", () => {
    const form = document.getElementById("import_form");
    const input = document.getElementById("id_files");
    const list = form.querySelector(".chosen");
    const show = () => {
        const files = [...input.files];
        list.replaceChildren(...files.map((file) => Object.assign(document.createElement("li"), {textContent: file.name})));
        list.hidden = files.length === 0;
        const size = files.reduce((sum, file) => sum + file.size, 0);
        const tooMuch = size > Number(form.dataset.mostBytes) || files.length > Number(form.dataset.mostFiles);
        form.querySelector(".too-many").hidden = !tooMuch;
        form.querySelector("input[type=submit]").disabled = tooMuch;
    };
    const add = (files) => {
        const all = new DataTransfer();
        for (const file of [...input.files, ...files]) {
            all.items.add(file);
        }
        input.files = all.files;
        show();
    };
    input.addEventListener("change", show);
    window.addEventListener("dragover", (event) => {
        if (event.dataTransfer.types.includes("Files")) {
            event.preventDefault();
            document.body.classList.add("dropping");
        }
    });
    window.addEventListener("dragleave", (event) => {
        if (event.relatedTarget === null) {
            document.body.classList.remove("dropping");
        }
    });
    window.addEventListener("drop", (event) => {
        if (event.dataTransfer.files.length > 0) {
            event.preventDefault();
            document.body.classList.remove("dropping");
            add(event.dataTransfer.files);
        }
    });
    form.addEventListener("submit", () => document.body.classList.add("busy"));
    show();
});
