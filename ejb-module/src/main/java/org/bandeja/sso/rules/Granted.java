package org.bandeja.sso.rules;

import java.util.Map;
import org.bandeja.directory.model.Role;

/**
 * What somebody's groups lead to.
 *
 * @param departments by name, the highest role where several groups lead there
 */
public record Granted(boolean administrator, Map<String, Role> departments) {
    public Granted {
        departments = Map.copyOf(departments);
    }

    public boolean isNothing() {
        return !administrator && departments.isEmpty();
    }
}
