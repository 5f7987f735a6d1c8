package org.bandeja.sso.service;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.bandeja.directory.model.Agent;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.LastAdministrator;
import org.bandeja.directory.service.Seats;
import org.bandeja.login.model.PasswordHash;
import org.bandeja.sso.rules.Granted;
import org.bandeja.sso.rules.GroupRules;
import org.junit.jupiter.api.Test;

class GroupPlacesTest {
    @Test
    void whoIsTheLastAdministratorEntersAllTheSame() {
        Agent ana = new Agent(new AgentId(1), "ana", "Ana", new PasswordHash("hash"), true, Instant.EPOCH);
        GroupPlaces places = new GroupPlaces();
        places.seats = new Seats() {
            @Override
            public void administrate(Agent agent, boolean may, Set<AgentId> administrators, Hand hand) {
                throw new LastAdministrator();
            }
        };
        assertThatCode(() -> places.apply(
                        GroupRules.parse("chiefs -> administrator"),
                        new Granted(false, Map.of()),
                        ana,
                        Set.of(ana.id())))
                .doesNotThrowAnyException();
    }
}
