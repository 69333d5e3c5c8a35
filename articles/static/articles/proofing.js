/* 版面校核: each side lights the other, and each act is posted by its form. What the page answers are the parts that
   changed. Without this file the same forms post, and the page comes back whole. */
import { LoggedOut, send } from "./sending.js";

const root = document.getElementById("proofing");
const lines = document.getElementById("lines");
const stories = document.getElementById("stories");
const menu = document.getElementById("arrange");
const keysheet = document.getElementById("keys");
const refusal = document.getElementById("refusal");
const toasts = document.getElementById("toasts");

const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const blocks = () => all(".blk", lines);
const storyOf = (element) => (element?.dataset.story ? document.getElementById(`s${element.dataset.story}`) : null);
const isNarrow = () => matchMedia("(max-width: 719px)").matches;
const isTyping = (element) => element.closest("textarea, select, input:not([type=checkbox], [type=radio])");
const roleKeys = Object.fromEntries(
    all("[data-role-of]", menu ?? root).map((button) => [button.querySelector("kbd")?.textContent, button.value]),
);

const LONGEST_HEADER = 6000; // what servers take
const TOAST_SECONDS = 12;

let current = null;
let opener = null;
const undoable = []; // addresses that take back what was done here, the last step last

/* Lighting */

function light(story = "", hovered = false) {
    for (const block of blocks()) {
        block.classList.toggle("lit", hovered && story !== "" && block.dataset.story === story);
        block.classList.toggle("on", block === current);
    }
    const lit = story || current?.dataset.story || "";
    for (const each of stories.children) {
        each.classList.toggle("lit", lit !== "" && each.dataset.story === lit);
    }
    for (const box of all("[data-box]")) {
        box.classList.toggle("lit", lit !== "" && box.dataset.story === lit);
        box.classList.toggle("on", current !== null && box.dataset.box === current.id);
    }
}

for (const [side, selector] of [[lines, ".blk"], [stories, ".st"], [document.getElementById("pictures"), "[data-box]"]]) {
    side?.addEventListener("pointerover", (event) => {
        const over = event.target.closest(selector);
        if (over) {
            light(over.dataset.story, true);
        }
    });
    side?.addEventListener("pointerleave", () => light());
}

/* Choosing lines, opening stories */

const picked = () => all(".picked", lines);
const chosen = () => (picked().length > 1 ? picked() : current ? [current] : []);

function unpick() {
    picked().forEach((block) => block.classList.remove("picked"));
}

function select(block, { scroll = true, focus = true, keep = false } = {}) {
    if (!block) {
        return;
    }
    if (!keep) {
        unpick();
    }
    current?.querySelector(".lab")?.setAttribute("tabindex", "-1");
    current = block;
    const label = block.querySelector(".lab");
    label.tabIndex = 0;
    if (focus) {
        label.focus({ preventScroll: true });
    }
    if (scroll) {
        block.scrollIntoView({ block: "nearest" });
    }
    light();
    if (!isNarrow()) {
        storyOf(block)?.scrollIntoView({ block: "nearest" });
    }
}

function open(story, { scroll = true } = {}) {
    for (const each of all(".st", stories)) {
        each.classList.toggle("on", each === story);
        each.querySelector(".open").setAttribute("aria-expanded", each === story);
    }
    if (!story) {
        return;
    }
    const first = lines.querySelector(`[data-story="${story.dataset.story}"]`);
    if (scroll && first) {
        select(first, { focus: false, scroll: false });
        first.scrollIntoView({ block: "start" });
    }
    story.scrollIntoView({ block: "nearest" });
}

function show(id) {
    const block = document.getElementById(id);
    setView("text");
    setPane("print");
    select(block, { scroll: false });
    block?.scrollIntoView({ block: "center" });
}

function setPane(pane) {
    root.dataset.show = pane;
    all("[data-pane]").forEach((button) => button.setAttribute("aria-pressed", button.dataset.pane === pane));
}

function setView(view) {
    const pictures = document.getElementById("pictures");
    if (pictures) {
        all("[data-view]").forEach((button) => button.setAttribute("aria-pressed", button.dataset.view === view));
        pictures.hidden = view !== "picture";
        lines.hidden = view === "picture";
    }
}

/* Acting: one act after the other */

let acting = Promise.resolve();

function act(value, more = {}) {
    const chosenBlocks = chosen();
    if (!menu || chosenBlocks.length === 0) {
        return;
    }
    const data = new FormData(menu);
    data.delete("block");
    chosenBlocks.forEach((block) => data.append("block", block.dataset.keys));
    data.set("act", value);
    Object.entries(more).forEach(([name, text]) => data.set(name, text));
    closeMenu();
    post(location.href, data);
}

function submit(form, value, only = null) {
    const data = new FormData(form);
    if (only) {
        const kept = new Set(["csrfmiddlewaretoken", "story", "seen", only]);
        [...data.keys()].filter((name) => !kept.has(name)).forEach((name) => data.delete(name));
    } else if (value && !value.startsWith("edit")) {
        ["section", "kicker", "headline", "subhead", "byline", "genre", "kind"].forEach((name) => data.delete(name));
    }
    if (!form.matches(".st .form")) {
        data.set("seen", document.getElementById("part-seen").value); // a part that stays may have older ones
    }
    if (value) {
        data.set("act", value);
    }
    return post(form.getAttribute("action") ?? location.href, data);
}

function post(url, data, { isUndo = false } = {}) {
    acting = acting.then(() => done(url, data, isUndo)).catch((error) => {
        say([["error", error instanceof LoggedOut ? root.dataset.loggedOut : root.dataset.offline]]);
    });
    return acting;
}

async function done(url, data, isUndo) {
    const known = all("[data-state]").map((part) => part.dataset.state).join(" ");
    const headers = known.length < LONGEST_HEADER ? { Known: known } : {};
    root.setAttribute("aria-busy", "true");
    try {
        const response = await send(url, data, headers);
        if (!response.headers.get("Content-Type")?.startsWith("application/json")) {
            throw new Error(response.statusText);
        }
        const answer = await response.json();
        update(answer);
        say(answer.messages, isUndo);
        if (answer.open) {
            open(document.getElementById(`s${answer.open}`), { scroll: !isNarrow() });
        }
    } finally {
        root.removeAttribute("aria-busy");
    }
}

/* The parts that changed */

const made = (html) => {
    const template = document.createElement("template");
    template.innerHTML = html.trim();
    return template.content.firstElementChild;
};

function update(answer) {
    const place = focusedPlace();
    const index = current ? blocks().indexOf(current) : -1;
    const keys = current?.dataset.keys;
    arrange(lines, answer.lines);
    arrange(stories, answer.stories);
    for (const [id, , html] of answer.parts) {
        if (html) {
            document.getElementById(id)?.replaceWith(made(html));
        }
    }
    if (current && !current.isConnected) {
        const left = blocks();
        current = left.find((block) => block.dataset.keys === keys) ?? left[Math.min(index, left.length - 1)] ?? null;
    }
    current?.querySelector(".lab").setAttribute("tabindex", "0");
    const waiting = document.querySelector("#rail .n");
    if (waiting) {
        waiting.firstChild.data = answer.waiting;
        waiting.hidden = answer.waiting === "0";
    }
    if (!document.getElementById("part-unplaced").querySelector("li")) {
        refusal.hidden = true;
    }
    light();
    refocus(place);
}

function arrange(list, wanted) {
    let next = list.firstElementChild;
    for (const [id, , html] of wanted) {
        let element = document.getElementById(id);
        if (html) {
            const fresh = made(html);
            if (element) {
                keepAsItWas(element, fresh);
                if (next === element) {
                    next = fresh;
                }
                element.replaceWith(fresh);
            }
            element = fresh;
        }
        if (element === next) {
            next = next.nextElementSibling;
        } else {
            list.insertBefore(element, next);
        }
    }
    while (next) {
        const gone = next;
        next = next.nextElementSibling;
        gone.remove();
    }
}

/* What was open stays open, and what is being typed stays typed. */
function keepAsItWas(element, fresh) {
    if (element.classList.contains("on") && element.matches(".st")) {
        fresh.classList.add("on");
        fresh.querySelector(".open").setAttribute("aria-expanded", "true");
    }
    if (element.classList.contains("picked")) {
        fresh.classList.add("picked");
    }
    for (const box of all("textarea", element)) {
        const same = fresh.querySelector(`#${box.id}`);
        if (same && box.value !== box.defaultValue && box.value !== same.value) {
            const now = document.createElement("p");
            now.className = "now";
            now.textContent = `${root.dataset.now} ${same.defaultValue || "—"}`;
            same.value = box.value;
            if (same.defaultValue !== box.defaultValue) {
                same.nextElementSibling.after(now);
            }
        }
    }
}

function focusedPlace() {
    const focused = document.activeElement;
    const within = focused?.closest(".blk, .st");
    const name = focused?.getAttribute("name");
    return within ? [within.id, focused.id || (focused.matches(".lab") ? ".lab" : focused.value ? `[value="${focused.value}"]` : name)] : null;
}

function refocus(place) {
    if (!place || document.activeElement !== document.body) {
        return;
    }
    const within = document.getElementById(place[0]) ?? current;
    const target = document.getElementById(place[1]) ?? (place[1]?.match(/^[.[]/) ? within?.querySelector(place[1]) : null);
    (target ?? within?.querySelector(".lab, .open"))?.focus({ preventScroll: true });
}

/* What was done, with the way back */

function say(messages, isUndo = false) {
    const refused = messages.filter(([level]) => level === "error");
    if (refused.length > 0) {
        refusal.querySelector("p").textContent = refused.map(([, html]) => plain(html)).join(" ");
        document.getElementById("togo").hidden = document.getElementById("part-unplaced").hidden;
        refusal.hidden = false;
    } else if (messages.length > 0) {
        refusal.hidden = true;
    }
    const rest = messages.filter(([level]) => level !== "error");
    if (rest.length === 0) {
        return;
    }
    const toast = document.createElement("div");
    toast.className = "toast";
    const text = document.createElement("span");
    text.textContent = rest.map(([, html]) => plain(html)).join(" · ");
    toast.append(text);
    for (const [, html] of rest) {
        const form = made(`<div>${html}</div>`).querySelector("form");
        if (form) {
            toast.append(form);
            if (!isUndo) {
                remember(form.getAttribute("action"));
            }
        }
    }
    toasts.replaceChildren(toast);
    clearTimeout(say.timer);
    const leave = () => {
        if (toast.matches(":hover, :focus-within")) {
            say.timer = setTimeout(leave, 1000);
        } else {
            toast.remove();
        }
    };
    say.timer = setTimeout(leave, TOAST_SECONDS * 1000);
}

function plain(html) {
    const text = made(`<div>${html}</div>`);
    all("form", text).forEach((form) => form.remove());
    return text.textContent.trim();
}

function remember(address) {
    undoable.push(address);
    document.getElementById("undo")?.setAttribute("aria-disabled", "false");
}

function undo() {
    const address = undoable.pop();
    if (!address) {
        return;
    }
    document.getElementById("undo").setAttribute("aria-disabled", undoable.length === 0);
    const data = new FormData();
    data.set("csrfmiddlewaretoken", menu.elements.csrfmiddlewaretoken.value);
    post(address, data, { isUndo: true });
}

toasts.addEventListener("submit", (event) => {
    event.preventDefault();
    const form = event.target;
    const address = form.getAttribute("action");
    const at = undoable.lastIndexOf(address);
    if (at >= 0) {
        undoable.splice(at, 1);
        document.getElementById("undo").setAttribute("aria-disabled", undoable.length === 0);
    }
    post(address, new FormData(form), { isUndo: at >= 0 });
});
document.getElementById("undo")?.addEventListener("click", undo);

/* The menu of a line */

function place(panel, by) {
    panel.classList.add("shown");
    if (isNarrow()) {
        return;
    }
    const near = by.getBoundingClientRect();
    const frame = panel.offsetParent?.getBoundingClientRect() ?? { left: 0, top: 0 };
    const [height, width] = [panel.offsetHeight, panel.offsetWidth];
    const fitsBelow = near.bottom + 4 + height <= innerHeight;
    const left = fitsBelow ? near.left : near.right + 8;
    const top = fitsBelow ? near.bottom + 4 : Math.max(56, innerHeight - height - 8);
    panel.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8)) - frame.left}px`;
    panel.style.top = `${top - frame.top}px`;
}

function showMenu(by = current?.querySelector(".lab")) {
    if (!menu || !current) {
        return;
    }
    closeMenu();
    opener = by;
    const own = chosen();
    menu.querySelector(".said").textContent = own.map((block) => block.querySelector(".tint").textContent).join(" / ");
    menu.classList.toggle("is-joined", current.classList.contains("joined"));
    for (const button of all("[data-role-of]", menu)) {
        button.setAttribute("aria-checked", button.dataset.roleOf === current.dataset.printed);
    }
    place(menu, by);
    menu.querySelector("button").focus();
}

function showTargets(by = current?.querySelector(".lab")) {
    if (!menu || !current) {
        return;
    }
    menu.classList.add("picking");
    opener ??= by;
    place(menu, opener);
    const filter = menu.querySelector(".filter:not([hidden])");
    (filter ?? menu.querySelector(".targets button"))?.focus();
}

function closeMenu() {
    menu?.classList.remove("shown", "picking");
    opener = null;
}

menu?.addEventListener("submit", (event) => {
    event.preventDefault();
    if (event.submitter?.value) {
        act(event.submitter.value, event.submitter.value === "cut" ? caret() : {});
    }
});
menu?.querySelector(".ask-target").addEventListener("click", () => showTargets());
menu?.addEventListener("input", (event) => {
    if (event.target.matches(".filter")) {
        const words = event.target.value.trim();
        all(".targets li", menu).forEach((line) => {
            line.hidden = !line.textContent.includes(words);
        });
    }
});
menu?.addEventListener("keydown", (event) => {
    const buttons = all("button", menu).filter((button) => button.offsetParent);
    const at = buttons.indexOf(document.activeElement);
    const step = menu.classList.contains("picking") ? 1 : 2;
    const to = { ArrowDown: at + step, ArrowUp: at - step, ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 };
    if (event.key in to && !isTyping(event.target)) {
        event.preventDefault();
        buttons[Math.max(0, Math.min(buttons.length - 1, to[event.key]))].focus();
    } else if (event.key === "Escape" || event.key === "Tab") {
        event.preventDefault();
        event.stopPropagation();
        closeMenu();
        current?.querySelector(".lab").focus();
    }
});

/* How many characters of the text stand before the caret. */
function caret() {
    const selection = getSelection();
    const ink = current?.querySelector(".tint");
    return ink?.contains(selection.anchorNode) ? { at: selection.anchorOffset } : {};
}

/* The print */

lines.addEventListener("click", (event) => {
    const block = event.target.closest(".blk");
    if (!block) {
        return;
    }
    if (event.shiftKey && current) {
        const [from, to] = [blocks().indexOf(current), blocks().indexOf(block)].sort((a, b) => a - b);
        unpick();
        blocks().slice(from, to + 1).forEach((each) => each.classList.add("picked"));
        getSelection().removeAllRanges();
        return;
    }
    const label = event.target.closest(".lab");
    if (!label && !getSelection().isCollapsed) {
        return;
    }
    if (!label && storyOf(block)) {
        open(storyOf(block), { scroll: false });
    }
    select(block, { scroll: false, focus: Boolean(label), keep: block.classList.contains("picked") });
    if (label) {
        showMenu(label);
    }
});
lines.addEventListener("contextmenu", (event) => {
    const block = event.target.closest(".blk");
    if (block && menu && !event.shiftKey) {
        event.preventDefault();
        select(block, { scroll: false, keep: block.classList.contains("picked") });
        showMenu();
    }
});
lines.addEventListener("dragstart", (event) => {
    const block = event.target.closest(".blk");
    if (block && event.target.closest(".lab")) {
        select(block, { scroll: false, keep: block.classList.contains("picked") });
        event.dataTransfer.setData("text/plain", block.querySelector(".tint").textContent);
        event.dataTransfer.effectAllowed = "move";
    }
});

/* The stories */

const undrop = () => all(".drop", stories).forEach((story) => story.classList.remove("drop"));

stories.addEventListener("dragover", (event) => {
    const story = event.target.closest(".st");
    if (story && current && menu) {
        event.preventDefault();
        undrop();
        story.classList.add("drop");
    }
});
stories.addEventListener("dragleave", undrop);
stories.addEventListener("drop", (event) => {
    const story = event.target.closest(".st");
    event.preventDefault();
    undrop();
    if (story) {
        act(`to ${story.dataset.story}`);
    }
});
stories.addEventListener("click", (event) => {
    const story = event.target.closest(".st");
    if (event.target.closest(".ask-merge")) {
        askMerge(story);
    } else if (story && event.target.closest(".row")) {
        const isOpen = story.classList.contains("on") && event.target.closest(".open");
        open(isOpen ? null : story);
    }
});
stories.addEventListener("change", (event) => {
    const box = event.target;
    if (box.name && box.form) {
        submit(box.form, box.name === "tag" ? "tag" : "edit", box.name);
    }
});
stories.addEventListener("keydown", (event) => {
    if (!event.target.matches("textarea, .addtag") || event.isComposing) {
        return;
    }
    if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        event.target.blur();
    } else if (event.key === "Escape") {
        event.target.value = event.target.defaultValue;
        event.target.closest(".st").querySelector(".open").focus();
    }
});
stories.addEventListener("focusin", (event) => {
    const role = event.target.name;
    const story = event.target.closest(".st");
    const block = role && story && blocks().find((each) => each.dataset.story === story.dataset.story && each.dataset.printed === role);
    if (block) {
        select(block, { focus: false });
    }
});

/* Merging: this story and, as its button says, the one above are chosen; the first with a headline leads. One is not merged */

const merging = document.getElementById("merge");

function askMerge(story) {
    const boxes = all("[name=merged]", merging);
    const at = boxes.findIndex((box) => box.value === story.dataset.story);
    boxes.forEach((box, n) => {
        box.checked = n === at || n === Math.max(0, at - 1);
    });
    lead();
    merging.showModal();
}

function lead() {
    const rows = all("li", merging).filter((row) => row.querySelector("[name=merged]").checked);
    all("li", merging).forEach((row) => {
        row.querySelector("[name=lead]").disabled = !rows.includes(row);
    });
    const radios = rows.map((row) => row.querySelector("[name=lead]"));
    merging.querySelector("[value=merge]").disabled = rows.length < 2;
    if (!radios.some((radio) => radio.checked)) {
        (radios.find((radio) => "headline" in radio.dataset) ?? radios[0])?.click();
    }
}

merging?.addEventListener("change", (event) => {
    if (event.target.name === "merged") {
        all("[name=lead]", merging).forEach((radio) => {
            radio.checked = radio.checked && radio.closest("li").querySelector("[name=merged]").checked;
        });
        lead();
    }
});

/* All other forms, buttons and links */

root.addEventListener("submit", (event) => {
    const form = event.target;
    if (form === menu || event.defaultPrevented) {
        return;
    }
    event.preventDefault();
    merging?.close();
    submit(form, event.submitter?.value);
});
document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-go], [data-pane], [data-view], [data-close], #show-keys, #togo");
    if (!event.target.closest("#arrange, .lab, [data-box]")) {
        closeMenu();
    }
    if (!target) {
        return;
    }
    if (target.dataset.go) {
        event.preventDefault();
        show(target.dataset.go);
    } else if (target.dataset.pane) {
        setPane(target.dataset.pane);
    } else if (target.dataset.view) {
        setView(target.dataset.view);
    } else if (target.id === "show-keys") {
        keysheet.showModal();
    } else if (target.id === "togo") {
        event.preventDefault();
        document.querySelector("#part-unplaced [data-go]")?.click();
    } else {
        target.closest("dialog").close();
    }
});
document.getElementById("pictures")?.addEventListener("click", (event) => {
    const box = event.target.closest("[data-box]");
    if (box) {
        select(document.getElementById(box.dataset.box), { scroll: false, focus: false });
        showMenu(box);
    }
});

/* Keys. Single letters can be switched off, and do nothing while one types or an input method composes. */

const single = document.getElementById("single");
try {
    single.checked = localStorage.getItem("single") !== "no";
} catch {
    // a browser that keeps nothing
}
single.addEventListener("change", () => {
    try {
        localStorage.setItem("single", single.checked ? "yes" : "no");
    } catch {
        // as above
    }
});

function step(by, picking) {
    const list = blocks();
    const at = list.indexOf(current);
    const block = list[at < 0 ? 0 : Math.max(0, Math.min(list.length - 1, at + by))];
    if (picking && current) {
        current.classList.add("picked");
        block.classList.add("picked");
    }
    select(block, { keep: picking });
}

function stepStory(by) {
    const list = all(".st", stories);
    const at = list.indexOf(storyOf(current));
    const story = list[at < 0 ? 0 : at + by];
    if (story) {
        open(story);
        current?.querySelector(".lab").focus({ preventScroll: true });
    }
}

function nextDoubt() {
    const doubts = all("#part-doubts [data-go]");
    const at = doubts.findIndex((doubt) => doubt.dataset.go === current?.id);
    doubts[(at + 1) % doubts.length]?.click();
}

function checkAndGoOn() {
    const story = stories.querySelector(".st.on") ?? storyOf(current) ?? stories.querySelector(".st:not(.done)");
    if (story) {
        submit(story.querySelector("form"), "check");
    }
}

const letters = {
    j: (event) => step(1, event.shiftKey),
    k: (event) => step(-1, event.shiftKey),
    n: () => stepStory(1),
    p: () => stepStory(-1),
    d: nextDoubt,
    t: () => document.querySelector('[data-view][aria-pressed="false"]')?.click(),
    m: () => showMenu(),
    e: () => {
        const story = storyOf(current);
        if (story) {
            open(story, { scroll: false });
            story.querySelector("[name=headline]")?.focus();
        }
    },
    g: () => showTargets(),
    "[": () => act("story-above"),
    "]": () => act("story-below"),
    u: () => act("none"),
    s: () => act("start"),
    x: () => act("cut", caret()),
    l: () => act("join"),
    "?": () => keysheet.showModal(),
};

document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.defaultPrevented || document.querySelector("dialog[open]")) {
        return;
    }
    const isCommand = event.ctrlKey || event.metaKey;
    if (isCommand && event.key === "Enter") {
        event.preventDefault();
        document.activeElement?.blur();
        checkAndGoOn();
        return;
    }
    if (isTyping(event.target)) {
        return;
    }
    if (isCommand && !event.shiftKey && event.key.toLowerCase() === "z") {
        event.preventDefault();
        undo();
        return;
    }
    if (isCommand) {
        return;
    }
    if (event.altKey) {
        if (current && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
            event.preventDefault();
            act(event.key === "ArrowUp" ? "up" : "down");
        }
        return;
    }
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (!single.checked) {
        return;
    }
    if (letters[key]) {
        event.preventDefault();
        letters[key](event);
    } else if (roleKeys[key] && current) {
        event.preventDefault();
        act(roleKeys[key]);
    }
});

/* What is typed and not sent yet is not lost by a click in the menu */
addEventListener("beforeunload", (event) => {
    if (all("textarea", stories).some((box) => box.value !== box.defaultValue)) {
        event.preventDefault();
    }
});

if (root.dataset.url !== location.pathname) {
    history.replaceState(null, "", root.dataset.url + location.search + location.hash);
}
closeMenu();
const first = document.getElementById(root.dataset.open ?? "") ?? stories.querySelector(".st:not(.done)") ?? stories.querySelector(".st");
open(first?.matches(".st") ? first : null, { scroll: Boolean(root.dataset.open) });
select(lines.querySelector(first?.dataset.story ? `[data-story="${first.dataset.story}"]` : ".blk"), { scroll: false, focus: false });
stories.parentElement.scrollTop = 0;
if (location.hash.startsWith("#b")) {
    show(location.hash.slice(1));
}
