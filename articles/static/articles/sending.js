/* Forms that a script sends. Who was logged out meanwhile is told so, and keeps the page: after logging in in another
   window the same page goes on. */

export class LoggedOut extends Error {}

/* Posts the data. To log in gives out another token: that of the cookie holds now. Throws LoggedOut. */
export async function send(url, data, headers = {}) {
    const token = /(?:^|; )csrftoken=([^;]*)/u.exec(document.cookie)?.[1] ?? "";
    data.delete("csrfmiddlewaretoken");
    const own = { Accept: "application/json", "X-CSRFToken": token };
    const response = await fetch(url, { method: "POST", body: data, headers: { ...own, ...headers } });
    if (response.redirected && new URL(response.url).pathname.endsWith("/login/")) {
        throw new LoggedOut();
    }
    return response;
}
