package org.bandeja.login.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bandeja.login.model.PasswordHash;

/**
 * Makes and checks password hashes, few at a time: each costs memory and a core on purpose, and a storm of logins must not
 * take both away from everybody who is logged in already.
 */
@ApplicationScoped
public class Passwords {
    private static final int LONGEST_WAIT_SECONDS = 8;

    private final Semaphore places =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);

    /** @throws TooBusy when too many others are before it */
    public boolean fits(PasswordHash hash, String password) {
        return inTurn(() -> hash.fits(password));
    }

    /** @throws TooBusy when too many others are before it */
    public PasswordHash hash(String password) {
        return inTurn(() -> PasswordHash.of(password));
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!places.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new TooBusy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooBusy();
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
