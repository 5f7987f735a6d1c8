package org.bandeja.whatsapp.rules;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.bandeja.template.rules.TemplateDraft;
import org.bandeja.template.rules.TemplateDraft.Button;
import org.bandeja.template.rules.TemplateDraft.Card;
import org.bandeja.template.rules.TemplateDraft.Category;
import org.bandeja.template.rules.TemplateDraft.Code;
import org.bandeja.template.rules.TemplateDraft.Header;
import org.bandeja.template.rules.TemplateDraft.Offer;
import org.bandeja.template.rules.VariableText;

/** The bodies with which a template is submitted and edited (WhatsApp, template management and components, 2026-09). */
public final class TemplateRequest {
    /** WhatsApp shows it in the language of who gets it. */
    private static final String CATALOG = "View catalog";

    private TemplateRequest() {}

    /** For {@code POST /{account}/message_templates}. */
    public static JsonObject creation(TemplateDraft draft) {
        JsonObjectBuilder request = object().add("name", draft.name())
                .add("language", draft.language())
                .add("category", draft.category().name());
        if (draft.category() != Category.AUTHENTICATION) {
            request.add("parameter_format", draft.named() ? "NAMED" : "POSITIONAL");
        }
        if (draft.mayRecategorise()) {
            request.add("allow_category_change", true);
        }
        return request.add("components", parts(draft)).build();
    }

    /**
     * For {@code POST /{template}}: replaces all components.
     *
     * @param withCategory whether the category is said too; WhatsApp takes none for an approved template
     */
    public static JsonObject edit(TemplateDraft draft, boolean withCategory) {
        JsonObjectBuilder request = object();
        if (withCategory) {
            request.add("category", draft.category().name());
        }
        return request.add("components", parts(draft)).build();
    }

    /** The parts alone, as they leave: a JSON array. */
    public static String components(TemplateDraft draft) {
        return parts(draft).build().toString();
    }

    private static JsonArrayBuilder parts(TemplateDraft draft) {
        if (draft.category() == Category.AUTHENTICATION) {
            return authentication(draft.code());
        }
        JsonArrayBuilder components = array();
        switch (draft.form()) {
            case PLAIN -> {
                addHeader(components, draft.front(), draft.named());
                components.add(body(draft.front(), draft.named()));
                addFooter(components, draft.footer());
                addButtons(components, draft.front());
            }
            case CAROUSEL ->
                components.add(body(draft.front(), draft.named())).add(carousel(draft.cards(), draft.named()));
            case CATALOG -> {
                components.add(body(draft.front(), draft.named()));
                addFooter(components, draft.footer());
                components.add(
                        buttons(array().add(object().add("type", "CATALOG").add("text", CATALOG))));
            }
            case OFFER -> {
                addHeader(components, draft.front(), draft.named());
                components.add(offer(draft.offer())).add(body(draft.front(), draft.named()));
                addButtons(components, draft.front());
            }
        }
        return components;
    }

    private static JsonObjectBuilder carousel(List<Card> cards, boolean named) {
        JsonArrayBuilder all = array();
        for (Card card : cards) {
            JsonArrayBuilder components = array();
            addHeader(components, card, named);
            if (!card.body().isBlank()) {
                components.add(body(card, named));
            }
            addButtons(components, card);
            all.add(object().add("components", components));
        }
        return object().add("type", "CAROUSEL").add("cards", all);
    }

    private static JsonObjectBuilder offer(Offer offer) {
        return object().add("type", "LIMITED_TIME_OFFER")
                .add("limited_time_offer", object().add("text", offer.text()).add("has_expiration", offer.expires()));
    }

    private static void addHeader(JsonArrayBuilder components, Card card, boolean named) {
        if (card.header().kind() != Header.Kind.NONE) {
            components.add(header(card.header(), named));
        }
    }

    private static void addFooter(JsonArrayBuilder components, String footer) {
        if (!footer.isEmpty()) {
            components.add(object().add("type", "FOOTER").add("text", footer));
        }
    }

    private static JsonObjectBuilder buttons(JsonArrayBuilder buttons) {
        return object().add("type", "BUTTONS").add("buttons", buttons);
    }

    private static void addButtons(JsonArrayBuilder components, Card card) {
        if (!card.buttons().isEmpty()) {
            JsonArrayBuilder buttons = array();
            card.buttons().forEach(button -> buttons.add(button(button)));
            components.add(buttons(buttons));
        }
    }

    /** WhatsApp writes the words of these. */
    private static JsonArrayBuilder authentication(Code code) {
        JsonArrayBuilder components =
                array().add(object().add("type", "BODY").add("add_security_recommendation", code.advice()));
        if (code.minutes() > 0) {
            components.add(object().add("type", "FOOTER").add("code_expiration_minutes", code.minutes()));
        }
        return components.add(buttons(array().add(codeButton(code))));
    }

    private static JsonObjectBuilder codeButton(Code code) {
        JsonObjectBuilder button =
                object().add("type", "OTP").add("otp_type", code.way().name());
        if (!code.copyText().isBlank()) {
            button.add("text", code.copyText());
        }
        if (code.way() == Code.Way.COPY_CODE) {
            return button;
        }
        if (!code.autofillText().isBlank()) {
            button.add("autofill_text", code.autofillText());
        }
        if (code.way() == Code.Way.ZERO_TAP) {
            button.add("zero_tap_terms_accepted", code.terms());
        }
        JsonArrayBuilder apps = array();
        code.apps()
                .forEach(app ->
                        apps.add(object().add("package_name", app.packageName().strip())
                                .add("signature_hash", app.signature().strip())));
        return button.add("supported_apps", apps);
    }

    private static JsonObjectBuilder header(Header header, boolean named) {
        JsonObjectBuilder part =
                object().add("type", "HEADER").add("format", header.kind().name());
        if (header.kind() == Header.Kind.TEXT) {
            part.add("text", header.text());
            new VariableText(header.text())
                    .variables().stream()
                            .findFirst()
                            .ifPresent(name -> part.add("example", headerExample(name, header.example(), named)));
        } else if (header.kind().isFile()) {
            part.add("example", object().add("header_handle", array().add(header.sample())));
        }
        return part;
    }

    private static JsonObjectBuilder headerExample(String name, String example, boolean named) {
        return named
                ? object().add("header_text_named_params", array().add(namedExample(name, example)))
                : object().add("header_text", array().add(example));
    }

    private static JsonObjectBuilder body(Card card, boolean named) {
        JsonObjectBuilder part = object().add("type", "BODY").add("text", card.body());
        var variables = new VariableText(card.body()).variables();
        if (variables.isEmpty()) {
            return part;
        }
        JsonArrayBuilder examples = array();
        if (named) {
            variables.forEach(
                    name -> examples.add(namedExample(name, card.examples().getOrDefault(name, ""))));
            return part.add("example", object().add("body_text_named_params", examples));
        }
        variables.stream()
                .map(Integer::valueOf)
                .sorted()
                .forEach(number -> examples.add(card.examples().getOrDefault(String.valueOf(number), "")));
        return part.add("example", object().add("body_text", array().add(examples)));
    }

    private static JsonObjectBuilder namedExample(String name, String example) {
        return object().add("param_name", name).add("example", example);
    }

    private static JsonObjectBuilder button(Button button) {
        JsonObjectBuilder part = object().add("type", button.kind().name());
        return switch (button.kind()) {
            case QUICK_REPLY -> part.add("text", button.text());
            case PHONE_NUMBER ->
                part.add("text", button.text())
                        .add("phone_number", button.value().strip());
            case COPY_CODE -> part.add("example", button.value());
            case URL -> address(part.add("text", button.text()), button);
            case FLOW -> flow(part.add("text", button.text()), button);
        };
    }

    private static JsonObjectBuilder flow(JsonObjectBuilder part, Button button) {
        part.add("flow_id", button.value().strip());
        String screen = button.example().strip();
        return screen.isEmpty() ? part : part.add("flow_action", "navigate").add("navigate_screen", screen);
    }

    private static JsonObjectBuilder address(JsonObjectBuilder part, Button button) {
        String address = button.value().strip();
        part.add("url", address);
        return new VariableText(address).variables().isEmpty()
                ? part
                : part.add("example", array().add(button.example()));
    }

    private static JsonObjectBuilder object() {
        return JsonParts.builders().createObjectBuilder();
    }

    private static JsonArrayBuilder array() {
        return JsonParts.builders().createArrayBuilder();
    }
}
