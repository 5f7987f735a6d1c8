package org.bandeja.launcher.demo;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.bandeja.launcher.database.TokenHash;

/** Writes departments, people with their tokens, and numbers. */
final class DirectoryRows {
    private static final Duration FOUNDED = Duration.ofDays(200);

    private final Connection connection;
    private final Credentials credentials;
    private final Ids ids;
    private final Instant founded;
    private final boolean whole;

    DirectoryRows(Connection connection, Credentials credentials, Ids ids, Instant now, boolean whole) {
        this.connection = connection;
        this.credentials = credentials;
        this.ids = ids;
        this.founded = now.minus(FOUNDED);
        this.whole = whole;
    }

    void write() throws SQLException {
        for (String department : DemoCompany.departments(whole)) {
            Insert.row(connection, "department", "id, name", ids.give("department", department), department);
        }
        for (DemoPerson person : DemoCompany.people(whole)) {
            write(person);
        }
        for (DemoNumber number : DemoCompany.numbers(whole)) {
            Insert.row(
                    connection,
                    "business_number",
                    "id, phone_number_id, display_phone_number, name, route_department_id",
                    ids.give("number", number.name()),
                    number.phoneNumberId(),
                    number.displayPhoneNumber(),
                    number.name(),
                    number.department().map(department -> ids.of("department", department)));
        }
    }

    private void write(DemoPerson person) throws SQLException {
        long id = ids.give("agent", person.login());
        Insert.row(
                connection,
                "agent",
                "id, login, name, password_hash, administrator, language, created_at",
                id,
                person.login(),
                person.name(),
                hash(credentials.password(person)),
                person.administrator(),
                person.language(),
                founded);
        Insert.row(
                connection,
                "access_token",
                "id, agent_id, kind, name, token_hash, created_at",
                Ids.fresh(),
                id,
                "PERSONAL",
                "demo",
                TokenHash.of(credentials.token(person)),
                founded);
        for (DemoPerson.Place place : person.places()) {
            Insert.row(
                    connection,
                    "membership",
                    "agent_id, department_id, role, joined_at",
                    id,
                    ids.of("department", place.department()),
                    place.role(),
                    founded);
        }
    }

    /** Argon2id as the application makes it: 19 MiB, 2 passes, 1 lane. */
    static String hash(String password) {
        return Password.hash(password)
                .addRandomSalt(16)
                .with(Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID))
                .getResult();
    }
}
