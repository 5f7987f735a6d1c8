package org.bandeja.system.inside;

import java.util.concurrent.Callable;
import org.bandeja.access.model.Roles;
import org.wildfly.security.auth.principal.NamePrincipal;
import org.wildfly.security.auth.server.SecurityDomain;

/** Does something as a person, as if they had come through a door. */
final class Acting {
    private Acting() {}

    static <T> T as(String agent, Callable<T> deed) throws Exception {
        return SecurityDomain.getCurrent()
                .createAdHocIdentity(new NamePrincipal(agent))
                .withDefaultRoleMapper(roles -> org.wildfly.security.authz.Roles.of(Roles.AGENT))
                .runAs(deed);
    }
}
