/* Keys: / to the search box, j and k from hit to hit. Enter that ends the composing of a word does not search. */
"use strict";
(() => {
    const isTyping = element => element.closest("input, textarea, select, [contenteditable]") !== null;

    const searchBox = () => document.querySelector("#search-box, #header-search-box");

    const search = () => {
        searchBox()?.focus();
        searchBox()?.select();
    };

    const move = step => {
        const links = [...document.querySelectorAll(".hit h2 a")];
        const next = links[links.indexOf(document.activeElement) + step] ?? (step > 0 ? null : links[0]);
        next?.focus();
        next?.closest(".hit").scrollIntoView({block: "nearest"});
    };

    const keys = {
        "/": search,
        "j": () => move(1),
        "k": () => move(-1),
    };

    document.addEventListener("keydown", event => {
        const isComposing = event.isComposing || event.keyCode === 229; // Safari ends composing before the key comes
        if (event.key === "Enter" && isComposing && event.target.matches("input[type=search]")) {
            event.preventDefault();
            return;
        }
        if (event.key === "Escape" && event.target === searchBox()) {
            event.target.blur();
        }
        if (isComposing || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) {
            return;
        }
        if (event.key in keys) {
            event.preventDefault();
            keys[event.key]();
        }
    });
})();
