package org.bandeja.conversation.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.bandeja.contact.rules.PhoneNumbers;
import org.bandeja.conversation.service.StartDesk;

/** Business numbers from which I may begin conversations. */
@Path("starters")
@Produces(MediaType.APPLICATION_JSON)
public class StarterResource {
    @Inject
    StartDesk desk;

    /**
     * A number.
     *
     * @param department id of the one that such conversations are in
     * @param country where it is at home, ISO 3166; null where nobody can tell
     * @param prefix of that country, with its "+"
     */
    public record StarterJson(
            String id,
            String name,
            String displayPhoneNumber,
            String department,
            String departmentName,
            String country,
            String prefix) {
        private static StarterJson of(StartDesk.StarterNumber starter) {
            return new StarterJson(
                    starter.number().id().text(),
                    starter.number().name(),
                    starter.number().displayPhoneNumber(),
                    starter.department().text(),
                    starter.departmentName(),
                    starter.home().map(PhoneNumbers.Country::code).orElse(null),
                    starter.home().map(PhoneNumbers.Country::prefix).orElse(null));
        }
    }

    /** All of them, by name; a number from which I may begin in several departments is there for each of them. */
    public record Starters(List<StarterJson> items) {}

    @GET
    public Starters starters() {
        return new Starters(desk.numbers().stream().map(StarterJson::of).toList());
    }
}
