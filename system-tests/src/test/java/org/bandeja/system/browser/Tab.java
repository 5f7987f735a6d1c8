package org.bandeja.system.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A page of Chromium in a profile of its own. What windows leave behind is wiped away for the next, save what the browser keeps of
 * our files: to begin anew each time costs seconds.
 */
final class Tab {
    private static final String STORED = "local_storage,indexeddb,cache_storage,service_workers,cookies";

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    Tab(BrowserContext context) {
        this.context = context;
        page = context.newPage();
        page.setDefaultTimeout(60_000);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.text().contains("Content Security Policy")) {
                complaints.add(message.text() + " at " + message.location());
            }
        });
        page.onPageError(complaints::add);
        page.onDialog(dialog -> {
            complaints.add("a dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onRequest(request -> requests.add(request.url()));
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** What the page says in the console, or breaks. */
    List<String> complaints() {
        return complaints;
    }

    /** The addresses that were asked for. */
    List<String> requests() {
        return requests;
    }

    /** @return whether nothing of who used it is left */
    boolean wiped(URI app) {
        try {
            context.pages().stream().filter(other -> other != page).forEach(Page::close);
            page.unrouteAll();
            context.setOffline(false);
            context.unrouteAll();
            context.clearPermissions();
            context.setGeolocation(null);
            page.emulateMedia(new Page.EmulateMediaOptions()
                    .setColorScheme(ColorScheme.LIGHT)
                    .setReducedMotion(ReducedMotion.REDUCE));
            // Here it stays: a page of another origin would take another process, and so would the next of ours.
            page.navigate(app + "/app/favicon.svg");
            page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }");
            context.clearCookies();
            wipe(app);
            complaints.clear();
            requests.clear();
            return true;
        } catch (PlaywrightException e) {
            return false;
        }
    }

    private void wipe(URI app) {
        CDPSession session = context.newCDPSession(page);
        JsonObject what = new JsonObject();
        what.addProperty("origin", app.toString());
        what.addProperty("storageTypes", STORED);
        session.send("Storage.clearDataForOrigin", what);
        session.detach();
    }
}
