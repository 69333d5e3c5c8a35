/* The stories of a digest: characters are counted while somebody types, and a story is dragged, or moved by its buttons
   or Alt with an arrow, to another place or section. What is moved is saved with the form. */

const list = document.querySelector(".digest-list");
const longest = Number(document.querySelector(".digest-items")?.dataset.longest) || Infinity;

function count(box) {
    const shown = box.closest(".box").querySelector("output");
    const number = [...box.value].length;
    shown.textContent = number;
    shown.classList.toggle("over", box.tagName === "TEXTAREA" && number > longest);
}

function items() {
    return [...list.querySelectorAll("[data-item]")];
}

function note(box, value) {
    if (box && box.value !== value) {
        box.value = value;
        box.dispatchEvent(new Event("change", { bubbles: true }));
    }
}

function sectionAbove(item) {
    let above = item.previousElementSibling;
    while (above && !above.classList.contains("section")) {
        above = above.previousElementSibling;
    }
    return above?.querySelector("h3").textContent ?? "";
}

/* Number the boxes as the stories stand now. */
function renumber() {
    items().forEach((item, n) => note(item.querySelector("input[type=number]"), String(n + 1)));
}

function settle(item) {
    const box = item.querySelector("select[name$='-section']");
    const section = sectionAbove(item);
    if ([...box.options].some((option) => option.value === section)) {
        note(box, section);
    }
    renumber();
}

function step(item, by) {
    const other = by < 0 ? item.previousElementSibling : item.nextElementSibling;
    if (other && !(by < 0 && other === list.firstElementChild)) {
        other[by < 0 ? "before" : "after"](item);
        settle(item);
    }
}

/** The child before which what is dragged would be let go; null for the end. */
function below(y) {
    const rest = [...list.children].filter((child) => !child.classList.contains("dragged"));
    return rest.find((child) => child !== list.firstElementChild && y < child.getBoundingClientRect().top + child.offsetHeight / 2) ?? null;
}

if (list) {
    for (const box of list.querySelectorAll(".counted")) {
        box.addEventListener("input", () => count(box));
        count(box);
    }
    for (const item of items().filter((each) => each.querySelector("[data-step]"))) {
        const handle = item.querySelector(".tools");
        handle.draggable = true;
        handle.classList.add("handle");
        handle.addEventListener("dragstart", (event) => {
            event.dataTransfer.effectAllowed = "move";
            item.classList.add("dragged");
        });
        handle.addEventListener("dragend", () => {
            item.classList.remove("dragged");
            settle(item);
        });
        item.addEventListener("keydown", (event) => {
            if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
                event.preventDefault();
                step(item, event.key === "ArrowUp" ? -1 : 1);
                event.target.focus();
            }
        });
        for (const button of item.querySelectorAll("[data-step]")) {
            button.addEventListener("click", (event) => {
                event.preventDefault();
                step(item, Number(button.dataset.step));
                button.focus();
            });
        }
    }
    list.addEventListener("dragover", (event) => {
        const dragged = list.querySelector(".dragged");
        if (dragged) {
            event.preventDefault();
            list.insertBefore(dragged, below(event.clientY));
        }
    });
    list.addEventListener("drop", (event) => event.preventDefault());
    document.addEventListener("keydown", (event) => {
        if ((event.ctrlKey || event.metaKey) && event.key === "s" && !event.isComposing) {
            event.preventDefault();
            document.querySelector("[name=_continue]")?.click();
        }
    });
}
