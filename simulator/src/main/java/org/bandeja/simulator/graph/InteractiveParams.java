package org.bandeja.simulator.graph;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bandeja.simulator.chat.BusinessNumber;

/** Interactive messages: buttons, lists and links are checked in every part, rarer kinds by their shape. */
final class InteractiveParams {
    private static final int LONGEST_BODY = 1024;
    private static final int LONGEST_LIST_BODY = 4096;
    private static final int LONGEST_FOOTER = 60;
    private static final int LONGEST_HEADER = 60;
    private static final int LONGEST_LABEL = 20;
    private static final int MOST_BUTTONS = 3;
    private static final int MOST_ROWS = 10;
    private static final String[] KINDS = {
        "button",
        "list",
        "cta_url",
        "location_request_message",
        "flow",
        "product",
        "product_list",
        "catalog_message",
        "carousel",
        "address_message",
        "call_permission_request",
        "voice_call",
        "request_contact_info"
    };

    private final MediaParams media;

    InteractiveParams(MediaParams media) {
        this.media = media;
    }

    void check(Params interactive, BusinessNumber number) {
        interactive.only("type", "header", "body", "footer", "action");
        String kind = interactive.oneOf("type", KINDS);
        switch (kind) {
            case "button" -> {
                words(interactive, LONGEST_BODY, number, "text", "image", "video", "document");
                buttons(interactive.object("action").only("buttons"));
            }
            case "list" -> {
                words(interactive, LONGEST_LIST_BODY, number, "text");
                list(interactive.object("action").only("button", "sections"));
            }
            case "cta_url" -> {
                words(interactive, LONGEST_BODY, number, "text", "image", "video", "document");
                link(interactive.object("action").only("name", "parameters"));
            }
            case "location_request_message" -> {
                interactive.without("header", "a question for a location has none");
                interactive.without("footer", "a question for a location has none");
                words(interactive, LONGEST_BODY, number);
                interactive.object("action").only("name").oneOf("name", "send_location");
            }
            case "flow" -> {
                words(interactive, LONGEST_BODY, number, "text", "image", "video", "document");
                flow(interactive.object("action").only("name", "parameters"));
            }
            default -> byShape(interactive);
        }
    }

    private void words(Params interactive, int longestBody, BusinessNumber number, String... headers) {
        interactive.object("body").only("text").required("text", longestBody);
        interactive
                .optionalObject("footer")
                .ifPresent(footer -> footer.only("text").required("text", LONGEST_FOOTER));
        if (headers.length > 0) {
            interactive.optionalObject("header").ifPresent(header -> header(header, number, headers));
        }
    }

    private void header(Params header, BusinessNumber number, String... kinds) {
        String kind = header.oneOf("type", kinds);
        if (kind.equals("text")) {
            header.only("type", "text", "sub_text").required("text", LONGEST_HEADER);
        } else {
            media.check(header.only("type", kind).object(kind), kind, number);
        }
    }

    private static void buttons(Params action) {
        Set<String> ids = new HashSet<>();
        Set<String> titles = new HashSet<>();
        for (Params button : action.requiredObjects("buttons", MOST_BUTTONS)) {
            button.only("type", "reply").oneOf("type", "reply");
            Params reply = button.object("reply").only("id", "title");
            action.unique(ids, "button id", reply.required("id", 256));
            action.unique(titles, "button title", reply.required("title", LONGEST_LABEL));
        }
    }

    private static void list(Params action) {
        action.required("button", LONGEST_LABEL);
        List<Params> sections = action.requiredObjects("sections", 10);
        Set<String> ids = new HashSet<>();
        for (Params section : sections) {
            section.only("title", "rows").text("title", 24);
            if (sections.size() > 1 && !section.has("title")) {
                throw section.missing("title");
            }
            for (Params row : section.requiredObjects("rows", MOST_ROWS)) {
                row.only("id", "title", "description");
                action.unique(ids, "row id", row.required("id", 200));
                row.required("title", 24);
                row.text("description", 72);
            }
        }
        if (ids.size() > MOST_ROWS) {
            throw action.invalid("sections", "Total row count exceed max allowed count: " + MOST_ROWS);
        }
    }

    private static void link(Params action) {
        action.oneOf("name", "cta_url");
        Params parameters = action.object("parameters").only("display_text", "url");
        parameters.required("display_text", LONGEST_LABEL);
        if (!parameters.required("url", 2000).matches("https?://\\S+")) {
            throw parameters.invalid("url", "is not a valid URL");
        }
    }

    private static void flow(Params action) {
        action.oneOf("name", "flow");
        Params parameters = action.object("parameters");
        parameters.required("flow_message_version", 10);
        parameters.required("flow_cta", 30);
        if (parameters.has("flow_id") == parameters.has("flow_name")) {
            throw parameters.invalid("flow_id", "exactly one of flow_id and flow_name is needed");
        }
    }

    private static void byShape(Params interactive) {
        interactive.optionalObject("header");
        interactive.optionalObject("body").ifPresent(body -> body.only("text").required("text", LONGEST_BODY));
        interactive
                .optionalObject("footer")
                .ifPresent(footer -> footer.only("text").required("text", LONGEST_FOOTER));
        interactive.object("action");
    }
}
