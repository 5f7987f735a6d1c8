package org.bandeja.attention.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.bandeja.attention.rules.SetUp;
import org.bandeja.attention.service.AttentionDesk;
import org.bandeja.problem.web.Locales;
import org.bandeja.screen.web.Texts;

/** What has to be seen to, for administrators and for ADMINs of departments; for others there is nothing here. */
@Path("attention")
@Produces(MediaType.APPLICATION_JSON)
public class AttentionResource {
    @Inject
    AttentionDesk desk;

    @Inject
    Texts texts;

    @Context
    HttpHeaders headers;

    /**
     * One matter.
     *
     * @param severity CRITICAL, WARNING, ADVICE
     * @param count 1,000: so many or more
     * @param text what it is, in the caller's language
     * @param page where one sees to it; null: not in Bandeja
     */
    public record ItemJson(String matter, String severity, int count, String text, String page) {}

    /** @param state DONE, NEXT, LATER */
    public record StepJson(String step, String state) {}

    /** @param setUp null for who is no administrator */
    public record AttentionJson(List<ItemJson> items, List<StepJson> setUp) {}

    @GET
    public AttentionJson look() {
        Locale locale = Locales.of(headers);
        AttentionDesk.Standing standing = desk.look();
        boolean administrator = standing.setUp().isPresent();
        return new AttentionJson(
                standing.items().stream()
                        .map(item -> new ItemJson(
                                item.matter().name(),
                                item.matter().severity().name(),
                                item.count(),
                                texts.text(locale, "console.attention." + item.matter()),
                                MatterPages.of(item, administrator).orElse(null)))
                        .toList(),
                standing.setUp().map(AttentionResource::steps).orElse(null));
    }

    private static List<StepJson> steps(SetUp setUp) {
        return setUp.steps().stream()
                .map(one -> new StepJson(one.step().name(), one.state().name()))
                .toList();
    }
}
