/* The page of a story: the body as paragraphs, print and fields that show each other, drafts, and the keys. */

import { keepDraft } from "./drafts.js";

const FIELD_OF_ROLE = {
    kicker: "kicker",
    headline: "headline",
    subhead: "subhead",
    byline: "byline",
    dateline: "dateline",
    standfirst: "standfirst",
    caption: "captions",
    credit: "captions",
    body: "body",
    crosshead: "body",
};
const CROSSHEAD = "## ";
const KNOWN_BY = 12; /* characters by which a printed passage is found in the body */

const desk = document.querySelector(".story-desk");
const form = document.querySelector("form.story-form");
const ink = (text) => text.replace(/\s+/g, "");

/* The body: the text area stays what is sent, and is written only when somebody types. */

function bodyBox(area, words) {
    const bar = document.createElement("div");
    bar.className = "bodybar";
    const label = area.closest(".field").querySelector("label");
    label.id = "body-label";
    const crosshead = document.createElement("button");
    crosshead.type = "button";
    crosshead.className = "btn small quiet end";
    crosshead.textContent = words.crosshead;
    crosshead.setAttribute("aria-pressed", "false");
    bar.append(label, crosshead);

    const box = document.createElement("div");
    box.className = "bodybox";
    box.contentEditable = "true";
    box.spellcheck = false;
    box.setAttribute("role", "textbox");
    box.setAttribute("aria-multiline", "true");
    box.setAttribute("aria-labelledby", label.id);

    const paragraph = (line) => {
        const p = document.createElement("p");
        p.classList.toggle("crosshead", line.startsWith(CROSSHEAD));
        p.textContent = line.startsWith(CROSSHEAD) ? line.slice(CROSSHEAD.length) : line;
        if (!p.firstChild) {
            p.append(document.createElement("br"));
        }
        return p;
    };
    const show = () => box.replaceChildren(...area.value.split("\n").map(paragraph));
    const linesOf = (node) => {
        const lines = [""];
        const walk = (child) => {
            if (child.nodeType === Node.TEXT_NODE) {
                const [first, ...rest] = child.data.split("\n");
                lines[lines.length - 1] += first;
                lines.push(...rest);
            } else if (child.nodeName === "BR") {
                lines.push("");
            } else {
                child.childNodes.forEach(walk);
            }
        };
        walk(node);
        return lines.length > 1 && lines.at(-1) === "" ? lines.slice(0, -1) : lines;
    };
    const write = () => {
        const lines = [...box.childNodes].flatMap((node) => {
            const mark = node.nodeType === Node.ELEMENT_NODE && node.classList.contains("crosshead") ? CROSSHEAD : "";
            return linesOf(node).map((line) => (line ? mark + line : line));
        });
        area.value = lines.join("\n");
        area.dispatchEvent(new Event("input", { bubbles: true }));
    };
    const current = () => {
        const node = getSelection().anchorNode;
        const element = node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement;
        const p = element?.closest("p");
        return p && box.contains(p) ? p : null;
    };

    document.execCommand("defaultParagraphSeparator", false, "p");
    box.addEventListener("beforeinput", (event) => {
        if (event.inputType.startsWith("format")) {
            event.preventDefault(); /* a text has no bold of its own */
        }
    });
    box.addEventListener("paste", (event) => {
        event.preventDefault();
        const text = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n");
        document.execCommand("insertText", false, text);
    });
    box.addEventListener("input", () => {
        const p = current();
        if (p && p.classList.contains("crosshead") && !ink(p.textContent)) {
            p.classList.remove("crosshead"); /* a line that begins below a crosshead is text */
        }
        write();
    });
    area.addEventListener("change", (event) => {
        if (event.target === area) {
            show();
        }
    });
    crosshead.addEventListener("mousedown", (event) => event.preventDefault()); /* the caret stays where it is */
    crosshead.addEventListener("click", () => {
        const p = current();
        if (p) {
            p.classList.toggle("crosshead");
            crosshead.setAttribute("aria-pressed", String(p.classList.contains("crosshead")));
            write();
        }
    });
    document.addEventListener("selectionchange", () => {
        const p = current();
        if (p) {
            crosshead.setAttribute("aria-pressed", String(p.classList.contains("crosshead")));
        }
    });

    show();
    area.hidden = true;
    area.before(bar, box);
    return { box, current };
}

/* Print and fields show each other. */

function linkPrint(body) {
    const passages = [...document.querySelectorAll(".passage")];
    const paragraphs = () => (body ? [...body.box.querySelectorAll("p")] : []);
    const paragraphOf = (passage) => {
        const text = ink(passage.querySelector(".print").textContent);
        const start = text.slice(0, KNOWN_BY);
        return paragraphs().find((p) => {
            const own = ink(p.textContent);
            return own && (own.includes(start) || text.includes(own.slice(0, KNOWN_BY)));
        });
    };
    const light = (found, p) => {
        passages.forEach((passage) => passage.classList.toggle("lit", found.includes(passage)));
        paragraphs().forEach((each) => each.classList.toggle("lit", each === p));
        found[0]?.scrollIntoView({ block: "nearest" });
    };

    form.addEventListener("focusin", (event) => {
        const field = event.target.closest("[data-field]")?.dataset.field;
        if (field && field !== "body") {
            light(passages.filter((passage) => FIELD_OF_ROLE[passage.dataset.role] === field));
        }
    });
    document.addEventListener("selectionchange", () => {
        const p = body?.current();
        if (p && !p.classList.contains("lit")) {
            light(passages.filter((passage) => FIELD_OF_ROLE[passage.dataset.role] === "body" && paragraphOf(passage) === p), p);
        }
    });
    document.querySelector(".passages")?.addEventListener("click", (event) => {
        const passage = event.target.closest(".passage");
        if (!passage || event.target.closest("a, button") || String(getSelection())) {
            return;
        }
        const field = FIELD_OF_ROLE[passage.dataset.role];
        const box = form.querySelector(`[data-field="${field}"]`);
        if (!box) {
            return;
        }
        if (desk.classList.contains("in-tabs")) {
            show("form");
        }
        box.closest("details")?.setAttribute("open", "");
        const p = field === "body" && paragraphOf(passage);
        if (p) {
            body.box.focus({ preventScroll: true });
            getSelection().collapse(p, 0);
            p.scrollIntoView({ block: "center" });
        } else {
            box.querySelector("input, textarea, select")?.focus();
        }
        light([passage], p || undefined);
    });
}

/* On a narrow screen print and form are two tabs. */

const tabs = document.querySelector(".panetabs");

function show(pane) {
    desk.dataset.show = pane;
    tabs.querySelectorAll("button").forEach((tab) => tab.setAttribute("aria-pressed", String(tab.dataset.pane === pane)));
}

if (tabs) {
    tabs.hidden = false;
    desk.classList.add("in-tabs");
    tabs.addEventListener("click", (event) => {
        const tab = event.target.closest("[data-pane]");
        if (tab) {
            show(tab.dataset.pane);
        }
    });
}

/* Suggestions: one click takes one, a second leaves it open again; two buttons for all that are open. */

function suggestions() {
    for (const group of form.querySelectorAll(".inline-group")) {
        const rows = () => [...group.querySelectorAll("tr.has_original")];
        const stateOf = (row) => row.querySelector(".field-state input:checked")?.value;
        const choose = (row, value) => {
            const box = row.querySelector(`.field-state input[value="${value}"]`);
            if (box) {
                box.checked = true;
                box.dispatchEvent(new Event("change", { bubbles: true }));
            }
        };
        let pressed = null;
        group.addEventListener("pointerdown", (event) => {
            const box = event.target.closest(".field-state label")?.querySelector("input");
            pressed = box?.checked ? box : null;
        });
        group.addEventListener("click", (event) => {
            if (event.target === pressed) {
                choose(pressed.closest("tr"), "suggested");
                pressed = null;
            }
        });
        if (!rows().some((row) => stateOf(row) === "suggested")) {
            continue;
        }
        const all = (value) => rows().filter((row) => stateOf(row) === "suggested").forEach((row) => choose(row, value));
        const tools = document.createElement("span");
        tools.className = "end";
        for (const [value, text] of [
            ["confirmed", desk.dataset.confirmAll],
            ["rejected", desk.dataset.rejectRest],
        ]) {
            const button = document.createElement("button");
            button.type = "button";
            button.className = "btn small quiet";
            button.textContent = text;
            button.dataset.all = value;
            button.addEventListener("click", () => all(value));
            tools.append(button);
        }
        group.querySelector("h2").append(tools);
    }
    form.querySelectorAll(".without-script").forEach((each) => each.remove());
}

function press(name) {
    const button = form.querySelector(`.savebar [name="${name}"]`);
    if (button) {
        form.requestSubmit(button);
    }
    return button;
}

document.addEventListener("keydown", (event) => {
    if (event.isComposing) {
        return;
    }
    const command = event.ctrlKey || event.metaKey;
    const act =
        command && event.key === "s" ? () => press("_continue") ?? press("_save")
        : command && event.key === "Enter" ? () => press("_checked_next")
        : event.altKey && event.key === "PageUp" ? () => document.querySelector('.savebar [rel="prev"]')?.click()
        : event.altKey && event.key === "PageDown" ? () => document.querySelector('.savebar [rel="next"]')?.click()
        : event.altKey && event.code === "KeyY" ? () => form.querySelectorAll('[data-all="confirmed"]').forEach((button) => button.click())
        : event.altKey && event.code === "KeyH" ? () => document.querySelector(".headtools .historylink")?.click()
        : null;
    if (act) {
        event.preventDefault();
        act();
    }
});

if (form) {
    const area = form.querySelector("textarea[name=body]");
    const body = area ? bodyBox(area, { crosshead: desk.dataset.crosshead }) : null;
    linkPrint(body);
    suggestions();
    keepDraft(form, {
        note: document.getElementById("kept-draft"),
        status: document.getElementById("unsaved"),
        unsaved: desk.dataset.unsaved,
    });
}
