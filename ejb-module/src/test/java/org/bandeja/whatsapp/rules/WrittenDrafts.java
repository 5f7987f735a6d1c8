package org.bandeja.whatsapp.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bandeja.template.rules.TemplateDraft;
import org.bandeja.template.rules.TemplateDraft.Button;
import org.bandeja.template.rules.TemplateDraft.Card;
import org.bandeja.template.rules.TemplateDraft.Category;
import org.bandeja.template.rules.TemplateDraft.Code;
import org.bandeja.template.rules.TemplateDraft.Code.App;
import org.bandeja.template.rules.TemplateDraft.Code.Way;
import org.bandeja.template.rules.TemplateDraft.Form;
import org.bandeja.template.rules.TemplateDraft.Header;
import org.bandeja.template.rules.TemplateDraft.Offer;

/** A template of every shape that can be written here, each as WhatsApp would read it. */
final class WrittenDrafts {
    static final String IMAGE = "4::image";
    static final String VIDEO = "4::video";
    static final String DOCUMENT = "4::document";

    private static final Button LINK = new Button(Button.Kind.URL, "Ver", "https://shop.example/{{1}}", "7");
    private static final Button BARE_LINK = new Button(Button.Kind.URL, "Tienda", "https://shop.example", "");
    private static final Button CALL = new Button(Button.Kind.PHONE_NUMBER, "Llamar", "+57 601 555 0100", "");
    private static final Button CODE = new Button(Button.Kind.COPY_CODE, "", "VERANO", "");
    private static final App SHOP = new App("com.example.shop", "K8a/AINcGX7");

    private WrittenDrafts() {}

    /** By what they are for, which is their name too. */
    static Map<String, TemplateDraft> all() {
        Map<String, TemplateDraft> all = new LinkedHashMap<>();
        add(all, "bare", plain(Category.UTILITY, false, card(Header.NONE, "Hola", Map.of(), List.of()), ""));
        add(
                all,
                "counted",
                plain(
                        Category.UTILITY,
                        false,
                        card(
                                Header.text("Pedido {{1}}", "7"),
                                "Hola {{1}}, su pedido {{2}} salió hoy de la tienda",
                                Map.of("1", "Ana", "2", "7"),
                                List.of()),
                        "Hasta luego"));
        add(
                all,
                "named",
                plain(
                        Category.MARKETING,
                        true,
                        card(
                                Header.text("Pedido {{order}}", "7"),
                                "Hola {{name}}, su pedido {{order}} salió hoy de la tienda",
                                Map.of("name", "Ana", "order", "7"),
                                List.of(Button.quickReply("Gracias"))),
                        ""));
        add(all, "image", file(Header.Kind.IMAGE, IMAGE));
        add(all, "video", file(Header.Kind.VIDEO, VIDEO));
        add(all, "document", file(Header.Kind.DOCUMENT, DOCUMENT));
        add(all, "location", file(Header.Kind.LOCATION, ""));
        add(all, "title", plain(Category.UTILITY, true, card(Header.text("Hoy", ""), "Hola", Map.of(), List.of()), ""));
        add(
                all,
                "buttons",
                plain(
                        Category.MARKETING,
                        false,
                        card(
                                Header.NONE,
                                "Hola",
                                Map.of(),
                                List.of(
                                        Button.quickReply("Sí"),
                                        Button.quickReply("No"),
                                        LINK,
                                        BARE_LINK,
                                        CALL,
                                        CODE,
                                        new Button(Button.Kind.FLOW, "Agendar", "1234567890", ""))),
                        ""));
        add(
                all,
                "flow",
                plain(
                        Category.UTILITY,
                        false,
                        card(
                                Header.NONE,
                                "Hola",
                                Map.of(),
                                List.of(new Button(Button.Kind.FLOW, "Agendar", "1234567890", "FIRST"))),
                        ""));
        add(
                all,
                "carousel",
                carousel(2, new Header(Header.Kind.IMAGE, "", "", IMAGE, "a.png"), "Desde {{1}} pesos hoy"));
        add(all, "full_carousel", carousel(10, new Header(Header.Kind.VIDEO, "", "", VIDEO, "a.mp4"), ""));
        add(
                all,
                "catalog",
                of(
                        Category.MARKETING,
                        true,
                        Form.CATALOG,
                        card(Header.NONE, "Hola {{name}}, mira lo nuevo", Map.of("name", "Ana"), List.of()),
                        "Hasta luego"));
        add(all, "offer", offer(new Offer("Hasta el lunes", true), List.of(CODE, LINK)));
        add(all, "endless_offer", offer(new Offer("Siempre", false), List.of(BARE_LINK)));
        add(all, "code", code(Code.copied(true, 10)));
        add(all, "bare_code", code(Code.copied(false, 0)));
        add(all, "one_tap", code(Code.of(true, 90, Way.ONE_TAP, List.of(SHOP), false)));
        add(
                all,
                "zero_tap",
                code(Code.of(
                        false, 0, Way.ZERO_TAP, List.of(SHOP, new App("com.example.second", "K8a/AINcGX8")), true)));
        return all;
    }

    private static void add(Map<String, TemplateDraft> all, String name, TemplateDraft draft) {
        all.put(name, draft.called(name, "es"));
    }

    private static TemplateDraft plain(Category category, boolean named, Card front, String footer) {
        return of(category, named, Form.PLAIN, front, footer);
    }

    private static TemplateDraft of(Category category, boolean named, Form form, Card front, String footer) {
        return made(category, named, form, front, footer, Offer.NONE, List.of(), Code.USUAL);
    }

    private static TemplateDraft file(Header.Kind kind, String sample) {
        return plain(
                Category.UTILITY, false, card(new Header(kind, "", "", sample, "a"), "Hola", Map.of(), List.of()), "");
    }

    private static TemplateDraft carousel(int cards, Header header, String body) {
        Card one = card(
                header,
                body,
                body.isEmpty() ? Map.of() : Map.of("1", "50"),
                List.of(Button.quickReply("Me interesa"), LINK));
        return made(
                Category.MARKETING,
                false,
                Form.CAROUSEL,
                card(Header.NONE, "Mira esto", Map.of(), List.of()),
                "",
                Offer.NONE,
                IntStream.range(0, cards).mapToObj(i -> one).toList(),
                Code.USUAL);
    }

    private static TemplateDraft offer(Offer offer, List<Button> buttons) {
        return made(
                Category.MARKETING,
                false,
                Form.OFFER,
                card(
                        new Header(Header.Kind.IMAGE, "", "", IMAGE, "a.png"),
                        "Todo a mitad de precio",
                        Map.of(),
                        buttons),
                "",
                offer,
                List.of(),
                Code.USUAL);
    }

    private static TemplateDraft code(Code code) {
        return made(
                Category.AUTHENTICATION,
                false,
                Form.PLAIN,
                card(Header.NONE, "", Map.of(), List.of()),
                "",
                Offer.NONE,
                List.of(),
                code);
    }

    private static Card card(Header header, String body, Map<String, String> examples, List<Button> buttons) {
        return new Card(header, body, examples, buttons);
    }

    private static TemplateDraft made(
            Category category,
            boolean named,
            Form form,
            Card front,
            String footer,
            Offer offer,
            List<Card> cards,
            Code code) {
        return new TemplateDraft(
                "later",
                "es",
                category,
                named,
                form,
                front.header(),
                front.body(),
                front.examples(),
                footer,
                front.buttons(),
                offer,
                cards,
                code,
                form == Form.PLAIN);
    }
}
