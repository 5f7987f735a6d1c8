package org.bandeja.login.service;

import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.bandeja.access.service.Callers;
import org.bandeja.login.model.TokenSecret;
import org.bandeja.login.rules.PasswordRules;

/**
 * My password: asked again before something important, and changed. No transaction is open while it is looked at; that of a
 * caller rests meanwhile, so whoever asks does so before reading anything.
 */
@Stateless
@RolesAllowed(AGENT)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MyPassword {
    @Inject
    Callers callers;

    @Inject
    PasswordBook book;

    @Inject
    Passwords passwords;

    @Inject
    Lockout lockout;

    /** What was proved, and the try that counts as a wrong one until {@link Lockout#succeeded}. */
    public record Proved(PasswordBook.Owner owner, Lockout.Try begun) {}

    /**
     * Whoever sits at an open screen may try as often as somebody at the login, counted apart from it.
     *
     * @return whose password was proved: {@link PasswordBook#lock} looks whether it still is theirs
     * @throws WrongPassword if it is another
     * @throws SignInBlocked after too many wrong ones
     */
    public PasswordBook.Owner require(String typed) {
        Proved proved = prove(typed);
        lockout.succeeded(proved.begun());
        return proved.owner();
    }

    /**
     * Likewise, for whoever has to prove more than that.
     *
     * @throws WrongPassword if it is another
     * @throws SignInBlocked after too many wrong ones
     */
    public Proved prove(String typed) {
        PasswordBook.Owner me = book.owner(callers.current().agent());
        Lockout.Try begun = lockout.beginAtScreen(me.agent());
        if (begun.isBlocked()) {
            throw new SignInBlocked(begun.block().orElseThrow().seconds());
        }
        if (!fits(me, typed, begun)) {
            throw new WrongPassword();
        }
        return new Proved(me, begun);
    }

    private boolean fits(PasswordBook.Owner me, String typed, Lockout.Try begun) {
        try {
            return passwords.fits(me.hash(), typed);
        } catch (TooBusy e) {
            lockout.pardon(begun);
            throw e;
        }
    }

    /**
     * What is to become of it.
     *
     * @param revokesTokens whether my personal access tokens end too
     */
    public record Wanted(String password, boolean revokesTokens) {}

    /**
     * Ends all other logins of the person.
     *
     * @return what proves this browser from now on
     * @throws WrongPassword if the present one is another
     * @throws WeakPassword if the new one is not good enough
     */
    public TokenSecret change(String present, Wanted wanted, PasswordBook.Place here) {
        PasswordBook.Owner me = require(present);
        PasswordRules.require(wanted.password(), me.login(), me.name());
        return book.change(me, passwords.hash(wanted.password()), here, wanted.revokesTokens());
    }
}
