package org.bandeja.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.Location;
import java.util.Arrays;
import java.util.Set;

/** The modules whose classes form the application, and the roles that live in each. */
enum Module {
    PERSISTENCE("persistence", Set.of("model")),
    EJB("ejb", Set.of("service", "rules")),
    WEB("web", Set.of("web"));

    private final String word;
    private final Set<String> roles;

    Module(String word, Set<String> roles) {
        this.word = word;
        this.roles = roles;
    }

    Set<String> roles() {
        return roles;
    }

    /** By where its file lies: in the module's directory, or in its artifact. */
    static Module of(JavaClass type) {
        String uri = type.getSource().orElseThrow().getUri().toString();
        return Arrays.stream(values())
                .filter(module ->
                        uri.contains("/" + module.word + "-module/") || uri.contains("/bandeja-" + module.word))
                .findFirst()
                .orElseThrow(() -> new AssertionError(type.getName() + " lies in no module: " + uri));
    }

    /** Whether a place on the class path belongs to the application. */
    static boolean holds(Location location) {
        return Arrays.stream(values())
                .anyMatch(module -> location.contains("/" + module.word + "-module/")
                        || location.contains("/bandeja-" + module.word));
    }

    DescribedPredicate<JavaClass> classes() {
        return DescribedPredicate.describe(
                "stand in the " + word + " module",
                type -> type.getBaseComponentType().getPackageName().startsWith("org.bandeja")
                        && of(type.getBaseComponentType()) == this);
    }
}
