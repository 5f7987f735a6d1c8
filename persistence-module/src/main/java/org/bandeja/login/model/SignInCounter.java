package org.bandeja.login.model;

import java.util.Locale;
import org.bandeja.directory.model.AgentId;

/** What failures to sign in are counted by. The subject itself is not kept, only its hash. */
public record SignInCounter(Kind kind, String subject) {
    /** What they have in common. */
    public enum Kind {
        /** What was typed as the login, by whomever. */
        LOGIN,
        /** Where they came from. */
        ADDRESS,
        /** A browser that the person signed in with before. */
        DEVICE
    }

    /** @param login as it was typed; need not exist */
    public static SignInCounter ofLogin(String login) {
        return new SignInCounter(Kind.LOGIN, Sha256.hex(login.strip().toLowerCase(Locale.ROOT)));
    }

    public static SignInCounter ofAddress(String address) {
        return new SignInCounter(Kind.ADDRESS, Sha256.hex(address));
    }

    /** The open screens of a person. */
    public static SignInCounter ofScreen(AgentId agent) {
        return new SignInCounter(Kind.DEVICE, Sha256.hex("screen\n" + agent.value()));
    }

    /** A device has a counter for each login. */
    public static SignInCounter ofDevice(TokenSecret device, String login) {
        return new SignInCounter(
                Kind.DEVICE, Sha256.hex(device.text() + "\n" + login.strip().toLowerCase(Locale.ROOT)));
    }
}
