package org.bandeja.login.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.bandeja.audit.service.Audit;
import org.bandeja.login.model.PasswordHash;
import org.bandeja.login.service.SignInBook.Candidate;
import org.bandeja.sso.service.SsoSettings;

/**
 * Signing in. Takes the same time and says the same whether the login is unknown, disabled, or the password is wrong; a
 * blocked login is blocked whether it exists or not. No transaction is open while a password is checked.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignInDesk {
    /** Nobody's password is longer; no more is read, so that a hash costs what it costs. */
    private static final int LONGEST_TYPED = 1_000;

    @Inject
    Lockout lockout;

    @Inject
    SignInBook book;

    @Inject
    Passwords passwords;

    @Inject
    SecondSteps secondSteps;

    @Inject
    SsoSettings sso;

    @Inject
    Audit audit;

    @Inject
    BlocksNoted blocks;

    /** @throws TooBusy when too many others sign in at this moment */
    public SignIn signIn(Attempt attempt) {
        if (attempt.login().length() > LONGEST_TYPED || attempt.password().length() > LONGEST_TYPED) {
            return new SignIn.Wrong();
        }
        Lockout.Try begun = lockout.begin(attempt.login(), attempt.address(), attempt.device());
        if (begun.isBlocked()) {
            return blocked(attempt, begun.block().orElseThrow());
        }
        Optional<Candidate> found = book.find(attempt.login());
        PasswordHash hash = found.map(Candidate::hash).orElse(PasswordHash.NOBODY);
        boolean fits = fits(hash, attempt.password(), begun);
        Optional<Candidate> proved = found.filter(candidate -> fits && !candidate.disabled());
        Optional<Candidate> right = proved.filter(candidate -> sso.allowsPassword(candidate.login()));
        if (right.isEmpty()) {
            return wrong(begun, found, proved.isEmpty() ? "PASSWORD" : "PASSWORDS_OFF");
        }
        return switch (secondSteps.check(right.get().agent(), attempt.code())) {
            case MISSING -> {
                lockout.pardon(begun);
                yield new SignIn.CodeNeeded();
            }
            case WRONG -> wrong(begun, right, "CODE");
            case NOT_NEEDED, RIGHT -> open(right.get(), attempt, begun);
        };
    }

    /** Recorded once a block, and a few an address: whoever keeps on trying adds no more records. */
    private SignIn blocked(Attempt attempt, Lockout.Block block) {
        if (block.first() && blocks.areFew(attempt.address())) {
            audit.signInFailed(book.find(attempt.login()).map(Candidate::agent), "LOCKED");
        }
        return new SignIn.Blocked(block.seconds());
    }

    /** A code of the second step is used up by now: keeping the password anew can wait, and refuses nobody. */
    private SignIn open(Candidate proved, Attempt attempt, Lockout.Try begun) {
        Optional<SignIn.Opened> opened = book.open(proved, attempt, better(proved.hash(), attempt.password()))
                .or(() -> openAgain(attempt, begun));
        if (opened.isEmpty()) {
            return wrong(begun, Optional.of(proved), "PASSWORD");
        }
        lockout.succeeded(begun);
        return opened.get();
    }

    /** Empty when it is kept as well as today's, or too many others are before it: it is made at a later login. */
    private Optional<PasswordHash> better(PasswordHash hash, String password) {
        if (!hash.isOutdated()) {
            return Optional.empty();
        }
        try {
            return Optional.of(passwords.hash(password));
        } catch (TooBusy e) {
            return Optional.empty();
        }
    }

    /** The hash has become another one meanwhile: of another password, or of the same one, which a login elsewhere has kept anew. */
    private Optional<SignIn.Opened> openAgain(Attempt attempt, Lockout.Try begun) {
        return book.find(attempt.login())
                .filter(now -> !now.disabled() && fits(now.hash(), attempt.password(), begun))
                .flatMap(now -> book.open(now, attempt, Optional.empty()));
    }

    private boolean fits(PasswordHash hash, String password, Lockout.Try begun) {
        try {
            return passwords.fits(hash, password);
        } catch (TooBusy e) {
            lockout.pardon(begun);
            throw e;
        }
    }

    private SignIn wrong(Lockout.Try begun, Optional<Candidate> found, String reason) {
        lockout.failed(begun);
        audit.signInFailed(found.map(Candidate::agent), reason);
        return new SignIn.Wrong();
    }
}
