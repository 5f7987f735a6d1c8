package org.bandeja.system.inside;

import java.util.Set;
import java.util.concurrent.Callable;
import org.bandeja.access.model.Roles;
import org.wildfly.security.auth.principal.NamePrincipal;
import org.wildfly.security.auth.server.SecurityDomain;

/** Does something as a person, as if they had come through a door. */
final class Acting {
    private Acting() {}

    static <T> T as(String agent, Callable<T> deed) throws Exception {
        return as(agent, org.wildfly.security.authz.Roles.of(Roles.AGENT), deed);
    }

    static <T> T asAdministrator(String agent, Callable<T> deed) throws Exception {
        return as(agent, org.wildfly.security.authz.Roles.fromSet(Set.of(Roles.AGENT, Roles.ADMINISTRATOR)), deed);
    }

    private static <T> T as(String agent, org.wildfly.security.authz.Roles mapped, Callable<T> deed) throws Exception {
        return SecurityDomain.getCurrent()
                .createAdHocIdentity(new NamePrincipal(agent))
                .withDefaultRoleMapper(roles -> mapped)
                .runAs(deed);
    }
}
