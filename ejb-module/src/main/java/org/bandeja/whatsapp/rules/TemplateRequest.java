package org.bandeja.whatsapp.rules;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.bandeja.template.rules.TemplateDraft;
import org.bandeja.template.rules.TemplateDraft.Button;
import org.bandeja.template.rules.TemplateDraft.Category;
import org.bandeja.template.rules.TemplateDraft.Header;
import org.bandeja.template.rules.VariableText;

/** The bodies with which a template is submitted and edited (WhatsApp, template management and components, 2026-09). */
public final class TemplateRequest {
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
        if (draft.header().kind() != Header.Kind.NONE) {
            components.add(header(draft.header(), draft.named()));
        }
        components.add(body(draft));
        if (!draft.footer().isEmpty()) {
            components.add(object().add("type", "FOOTER").add("text", draft.footer()));
        }
        if (!draft.buttons().isEmpty()) {
            JsonArrayBuilder buttons = array();
            draft.buttons().forEach(button -> buttons.add(button(button)));
            components.add(object().add("type", "BUTTONS").add("buttons", buttons));
        }
        return components;
    }

    /** WhatsApp writes the words of these. */
    private static JsonArrayBuilder authentication(TemplateDraft.Code code) {
        JsonArrayBuilder components =
                array().add(object().add("type", "BODY").add("add_security_recommendation", code.advice()));
        if (code.minutes() > 0) {
            components.add(object().add("type", "FOOTER").add("code_expiration_minutes", code.minutes()));
        }
        JsonObjectBuilder copy = object().add("type", "OTP").add("otp_type", "COPY_CODE");
        return components.add(object().add("type", "BUTTONS").add("buttons", array().add(copy)));
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

    private static JsonObjectBuilder body(TemplateDraft draft) {
        JsonObjectBuilder part = object().add("type", "BODY").add("text", draft.body());
        var variables = new VariableText(draft.body()).variables();
        if (variables.isEmpty()) {
            return part;
        }
        JsonArrayBuilder examples = array();
        if (draft.named()) {
            variables.forEach(
                    name -> examples.add(namedExample(name, draft.examples().getOrDefault(name, ""))));
            return part.add("example", object().add("body_text_named_params", examples));
        }
        variables.stream()
                .map(Integer::valueOf)
                .sorted()
                .forEach(number -> examples.add(draft.examples().getOrDefault(String.valueOf(number), "")));
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
        };
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
