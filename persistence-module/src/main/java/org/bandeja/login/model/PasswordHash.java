package org.bandeja.login.model;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.Objects;

/**
 * A password as it is kept: Argon2id in the PHC string format, 19 MiB, 2 passes, 1 lane (OWASP Password Storage Cheat
 * Sheet, 2026).
 */
public record PasswordHash(String text) {
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int LENGTH = 32;
    private static final int SALT_LENGTH = 16;

    /**
     * Costs as much to check as a real one, and fits nothing that anybody knows: for logins that do not exist, and for people who
     * have no password yet. Made once for each server that runs.
     */
    public static final PasswordHash NOBODY = of(TokenSecret.random().text());

    public PasswordHash {
        Objects.requireNonNull(text, "text");
    }

    /** Hashes a new password with a salt of its own. */
    public static PasswordHash of(String password) {
        return new PasswordHash(Password.hash(password)
                .addRandomSalt(SALT_LENGTH)
                .with(Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, LENGTH, Argon2.ID))
                .getResult());
    }

    public boolean fits(String password) {
        return Password.check(password, text).with(Argon2Function.getInstanceFromHash(text));
    }

    /** Whether it was made with less than what is used today: made anew at the next good login. */
    public boolean isOutdated() {
        Argon2Function made = Argon2Function.getInstanceFromHash(text);
        return made.getMemory() < MEMORY_KIB || made.getIterations() < PASSES || made.getVariant() != Argon2.ID;
    }

    @Override
    public String toString() {
        return "PasswordHash[…]";
    }
}
