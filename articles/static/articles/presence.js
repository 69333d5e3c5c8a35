// Says again and again that the page is open, and shows who else has it open. It keeps nobody from anything.

const EVERY = 20_000; // milliseconds
const shown = document.getElementById("presence");

async function say() {
    if (document.visibilityState !== "visible") {
        return;
    }
    const token = document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "";
    try {
        const answer = await fetch(shown.dataset.url, { method: "POST", headers: { "X-CSRFToken": token } });
        if (answer.ok) {
            const { text } = await answer.json();
            if (shown.textContent !== text) {
                shown.textContent = text;
            }
            shown.hidden = !text;
        }
    } catch {
        // Without a connection nothing is known; the next time may tell.
    }
}

if (shown) {
    say();
    setInterval(say, EVERY);
    document.addEventListener("visibilitychange", say);
}
