/* Files and folders may be dropped anywhere on the page of an import. What is chosen is named, and counted before it
   travels; the folders of each file, which a browser does not send, travel beside it. */
"use strict";
window.addEventListener("DOMContentLoaded", () => {
    const form = document.getElementById("import_form");
    const input = document.getElementById("id_files");
    const list = form.querySelector(".chosen");
    const folder = form.querySelector("#folder");
    let paths = [];

    const hidden = (path) => Object.assign(document.createElement("input"), {type: "hidden", name: "paths", value: path});
    const named = (path) => Object.assign(document.createElement("li"), {textContent: path});
    const show = () => {
        const files = [...input.files];
        form.querySelector(".paths").replaceChildren(...paths.map(hidden));
        list.replaceChildren(...paths.map(named));
        list.hidden = files.length === 0;
        const size = files.reduce((sum, file) => sum + file.size, 0);
        const tooMuch = size > Number(form.dataset.mostBytes) || files.length > Number(form.dataset.mostFiles);
        form.querySelector(".too-many").hidden = !tooMuch;
        form.querySelector(".too-many .number").textContent = files.length;
        form.querySelector(".too-many .size").textContent = Math.ceil(size / 1e6);
        form.querySelector("input[type=submit]").disabled = tooMuch;
    };
    const pathOf = (file) => file.webkitRelativePath || file.name;
    const add = (found) => {
        const all = new DataTransfer();
        for (const file of [...input.files, ...found.map(([, file]) => file)]) {
            all.items.add(file);
        }
        paths = [...paths, ...found.map(([path]) => path)];
        input.files = all.files;
        show();
    };

    /* A browser gives the entries of a folder a hundred at a time, until there are none. */
    const entriesOf = async (reader) => {
        const some = await new Promise((done, failed) => reader.readEntries(done, failed));
        return some.length ? [...some, ...(await entriesOf(reader))] : [];
    };
    const filesIn = async (entry) => {
        if (entry.isFile) {
            return [[entry.fullPath.slice(1), await new Promise((done, failed) => entry.file(done, failed))]];
        }
        const entries = await entriesOf(entry.createReader());
        entries.sort((one, other) => one.name.localeCompare(other.name));
        return (await Promise.all(entries.map(filesIn))).flat();
    };
    const dropped = async (data) => {
        const entries = [...data.items].map((item) => item.webkitGetAsEntry()).filter(Boolean);
        const files = [...data.files];
        const found = entries.length ? await Promise.all(entries.map(filesIn)) : [files.map((file) => [file.name, file])];
        add(found.flat());
    };

    input.addEventListener("change", () => {
        paths = [...input.files].map(pathOf);
        show();
    });
    folder.parentElement.hidden = false;
    folder.addEventListener("change", () => {
        add([...folder.files].map((file) => [pathOf(file), file]));
        folder.value = "";
    });
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
        if (event.dataTransfer.types.includes("Files")) {
            event.preventDefault();
            document.body.classList.remove("dropping");
            dropped(event.dataTransfer);
        }
    });
    form.addEventListener("submit", () => document.body.classList.add("busy"));
    paths = [...input.files].map(pathOf);
    show();
});
