package org.bandeja.console.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.bandeja.problem.web.RetriedOnConflict;

/** Does a deed again when its transaction lost against another one, as REST does. */
@ApplicationScoped
@RetriedOnConflict
public class Retries {
    public <T> T retried(Supplier<T> deed) {
        return deed.get();
    }
}
