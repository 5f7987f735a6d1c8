package org.bandeja.audit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bandeja.identifier.model.Tsid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoorPlaceTest {
    private static final Pattern ROW = Pattern.compile("\\| ([A-Z]+) /api/([a-z-]+)((?:/[^ ]+)?) \\|");

    private final long id = Tsid.next();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST   | conversations/{id}/complete     | COMPLETED           | conversation | /api/conversations/{id}/complete
            POST   | conversations/{id}/transfer     | TRANSFERRED         | conversation | /api/conversations/{id}/transfer
            DELETE | conversations/{id}/labels/{id}  | UNLABELLED          | conversation | /api/conversations/{id}/labels
            POST   | messages/{id}/retry             | RETRIED             | message      | /api/messages/{id}/retry
            POST   | departments/{id}/archive        | DEPARTMENT_ARCHIVED | department   | /api/departments/{id}/archive
            PUT    | departments/{id}/members/{id}   | MEMBER_CHANGED      | department   | /api/departments/{id}/members
            PUT    | quick-replies/{id}              | QUICK_REPLY_CHANGED | quick-reply  | /api/quick-replies/{id}
            PUT    | accounts/{id}/secrets/app-secret | ACCOUNT_SECRET_SET | account      | /api/accounts/{id}/secrets/app-secret
            GET    | conversations/{id}/targets      | REFUSED             | conversation | /api/conversations/{id}/targets
            """)
    void anAddressTellsWhatWasToBeDoneWithWhat(String method, String path, String deed, String object, String shown) {
        String address = "/api/" + path.replace("{id}", Tsid.text(id));
        assertThat(DoorPlace.ofCall(method, address)).isEqualTo(new DoorPlace(deed, object, Optional.of(id), shown));
    }

    @Test
    void whatIsAboutNothingInParticularHasNoId() {
        assertThat(DoorPlace.ofCall("POST", "/api/conversations"))
                .isEqualTo(new DoorPlace("STARTED", "conversation", Optional.empty(), "/api/conversations"));
        assertThat(DoorPlace.ofCall("PUT", "/api/me/language"))
                .isEqualTo(new DoorPlace("REFUSED", "door", Optional.empty(), "/api/me/language"));
    }

    @Test
    void nothingThatACallerMakesUpIsShown() {
        assertThat(DoorPlace.ofCall("POST", "/api/Told%20in_confidence").shown())
                .isEqualTo("/api");
        assertThat(DoorPlace.ofCall("POST", "/api/contacts/+573001234567/block").shown())
                .isEqualTo("/api/contacts");
        assertThat(DoorPlace.ofPage("/console/Told in confidence", Optional.empty())
                        .shown())
                .isEqualTo("/console/");
        assertThat(DoorPlace.ofPage("/573001234567.xhtml", Optional.empty()).shown())
                .isEqualTo("/");
    }

    @Test
    void howeverLongAnAddressIs() {
        String folders = "a/".repeat(20_000);
        assertThat(DoorPlace.ofPage("/console/" + folders + "b.xhtml", Optional.empty())
                        .shown())
                .isEqualTo("/console/" + folders + "b.xhtml");
        assertThat(DoorPlace.ofCall("GET", "/api/audit/" + folders).object()).isNotEmpty();
    }

    @Test
    void aPageTellsOfWhatItShows() {
        assertThat(DoorPlace.ofPage("/console/person.xhtml", Optional.of(Tsid.text(id))))
                .isEqualTo(new DoorPlace("REFUSED", "agent", Optional.of(id), "/console/person.xhtml"));
        assertThat(DoorPlace.ofPage("/console/person.xhtml", Optional.of("nonsense")))
                .isEqualTo(new DoorPlace("REFUSED", "agent", Optional.empty(), "/console/person.xhtml"));
        assertThat(DoorPlace.ofPage("/console/audit.xhtml", Optional.of(Tsid.text(id))))
                .isEqualTo(new DoorPlace("REFUSED", "door", Optional.empty(), "/console/audit.xhtml"));
    }

    /** A door that is called otherwise later takes its deed along. */
    @Test
    void everyDoorThatIsNamedIsThere() throws IOException {
        Set<String> doors = ROW.matcher(Files.readString(Path.of("../docs/DOORS.md")))
                .results()
                .map(row -> row.group(1) + " " + row.group(2) + firstWord(row.group(3)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(doors).containsAll(DoorDeeds.DEEDS.keySet());
    }

    private static String firstWord(String rest) {
        String word = rest.replaceFirst("^/\\{id}", "").replaceFirst("(/[^/]*)/.*", "$1");
        return word.contains("{") ? "" : word;
    }
}
