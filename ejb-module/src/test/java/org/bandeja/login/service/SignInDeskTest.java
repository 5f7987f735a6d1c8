package org.bandeja.login.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.bandeja.audit.service.Audit;
import org.bandeja.directory.model.AgentId;
import org.bandeja.login.model.PasswordHash;
import org.bandeja.login.model.SignInCounter;
import org.bandeja.login.model.TokenSecret;
import org.bandeja.login.service.SignInBook.Candidate;
import org.bandeja.sso.service.SsoSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever is not let in costs the same, and learns the same; once a code of the second step is used up, nothing refuses that could wait. */
class SignInDeskTest {
    private static final AgentId ANA = new AgentId(1);
    private static final PasswordHash OUTDATED = new PasswordHash(
            "$argon2id$v=19$m=4096,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$" + "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE");
    private static final PasswordHash ANEW = new PasswordHash(OUTDATED.text().replace("m=4096,t=1", "m=19456,t=2"));
    private static final PasswordHash OTHER = new PasswordHash(ANEW.text().replace("MDEy", "MDIx"));
    private static final SignIn.Opened OPENED =
            new SignIn.Opened(TokenSecret.random(), TokenSecret.random(), Duration.ZERO);
    private static final Attempt ATTEMPT =
            new Attempt("ana", "typed", Optional.of("123456"), false, "192.0.2.1", "", Optional.empty());

    private final List<String> deeds = new ArrayList<>();
    private final List<PasswordHash> fitting = new ArrayList<>(List.of(OUTDATED, ANEW));
    private final Deque<Candidate> people = new ArrayDeque<>();
    private final List<PasswordHash> looked = new ArrayList<>();
    private final List<Optional<AgentId>> failedAs = new ArrayList<>();
    private Optional<Lockout.Block> block = Optional.empty();
    private PasswordHash kept = OUTDATED;
    private boolean busyMaking;
    private boolean busyLooking;
    private final SignInDesk desk = new SignInDesk();

    private final class Book extends SignInBook {
        @Override
        public Optional<Candidate> find(String login) {
            return Optional.ofNullable(people.poll());
        }

        @Override
        public Optional<SignIn.Opened> open(Candidate proved, Attempt attempt, Optional<PasswordHash> better) {
            deeds.add(better.isPresent() ? "open and keep anew" : "open");
            return Optional.of(OPENED).filter(opened -> proved.hash().equals(kept));
        }
    }

    private final class Hashing extends Passwords {
        @Override
        public boolean fits(PasswordHash hash, String password) {
            looked.add(hash);
            if (busyLooking && !hash.equals(OUTDATED)) {
                throw new TooBusy();
            }
            return fitting.contains(hash);
        }

        @Override
        public PasswordHash hash(String password) {
            if (busyMaking) {
                throw new TooBusy();
            }
            return ANEW;
        }
    }

    private final class Counting extends Lockout {
        @Override
        public Try begin(String login, String address, Optional<TokenSecret> device) {
            return new Try(SignInCounter.ofLogin(login), Optional.empty(), block);
        }

        @Override
        public void failed(Try failed) {
            deeds.add("failed");
        }

        @Override
        public void pardon(Try undecided) {
            deeds.add("pardoned");
        }

        @Override
        public void succeeded(Try succeeded) {
            deeds.add("succeeded");
        }
    }

    @BeforeEach
    void prepare() {
        desk.book = new Book();
        desk.blocks = new BlocksNoted();
        desk.blocks.clock = Clock.systemUTC();
        desk.passwords = new Hashing();
        desk.lockout = new Counting();
        desk.sso = new SsoSettings(name -> null);
        desk.secondSteps = new SecondSteps() {
            @Override
            public Check check(AgentId agent, Optional<String> code) {
                deeds.add("code used up");
                return Check.RIGHT;
            }
        };
        desk.audit = new Audit() {
            @Override
            public void signInFailed(Optional<AgentId> agent, String reason) {
                deeds.add(reason);
                failedAs.add(agent);
            }
        };
        people.add(candidate(OUTDATED, false));
    }

    private static Candidate candidate(PasswordHash hash, boolean disabled) {
        return new Candidate(ANA, "ana", hash, disabled);
    }

    @Test
    void aLoginThatNobodyHasCostsAHashLikeAnother() {
        people.clear();
        assertThat(desk.signIn(ATTEMPT)).isInstanceOf(SignIn.Wrong.class);
        assertThat(looked).containsExactly(PasswordHash.NOBODY);
        assertThat(PasswordHash.NOBODY.isOutdated())
                .as("as dear as one of today")
                .isFalse();
        assertThat(deeds).containsExactly("failed", "PASSWORD");
        assertThat(failedAs).containsExactly(Optional.empty());
    }

    @Test
    void aLoginThatIsDisabledCostsAHashLikeAnotherWhateverIsTyped() {
        for (PasswordHash hash : List.of(ANEW, OTHER)) {
            people.clear();
            people.add(candidate(hash, true));
            assertThat(desk.signIn(ATTEMPT)).isInstanceOf(SignIn.Wrong.class);
        }
        assertThat(looked).containsExactly(ANEW, OTHER);
        assertThat(deeds).containsExactly("failed", "PASSWORD", "failed", "PASSWORD");
    }

    @Test
    void theFirstWhomABlockTurnsAwayIsRecordedAndNoOther() {
        block = Optional.of(new Lockout.Block(Duration.ofMillis(4_001), true));
        assertThat(desk.signIn(ATTEMPT)).isEqualTo(new SignIn.Blocked(5));
        block = Optional.of(new Lockout.Block(Duration.ofMillis(1), false));
        assertThat(desk.signIn(ATTEMPT)).isEqualTo(new SignIn.Blocked(1));
        assertThat(deeds).containsExactly("LOCKED");
        assertThat(failedAs).containsExactly(Optional.of(ANA));
        assertThat(looked).isEmpty();
    }

    /** Blocks that come and go because their tries are taken back. */
    @Test
    void howeverOftenABlockBeginsAFewAnAddressAreRecorded() {
        desk.blocks.clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        block = Optional.of(new Lockout.Block(Duration.ofMinutes(1), true));
        for (int i = 0; i < 50; i++) {
            assertThat(desk.signIn(ATTEMPT)).isEqualTo(new SignIn.Blocked(60));
        }
        assertThat(deeds).hasSize(4).containsOnly("LOCKED");
    }

    @Test
    void anOutdatedHashIsMadeAnew() {
        assertThat(desk.signIn(ATTEMPT)).isEqualTo(OPENED);
        assertThat(deeds).containsExactly("code used up", "open and keep anew", "succeeded");
    }

    @Test
    void makingItAnewWaitsForALaterLoginWhenTooManyHash() {
        busyMaking = true;
        assertThat(desk.signIn(ATTEMPT)).isEqualTo(OPENED);
        assertThat(deeds).containsExactly("code used up", "open", "succeeded");
    }

    @Test
    void theSamePasswordThatAnotherLoginKeptAnewIsNotWrong() {
        kept = ANEW;
        people.add(candidate(ANEW, false));
        assertThat(desk.signIn(ATTEMPT)).isEqualTo(OPENED);
        assertThat(deeds).containsExactly("code used up", "open and keep anew", "open", "succeeded");
    }

    @Test
    void aPasswordThatBecameAnotherIsWrong() {
        kept = OTHER;
        people.add(candidate(OTHER, false));
        assertThat(desk.signIn(ATTEMPT)).isInstanceOf(SignIn.Wrong.class);
        assertThat(deeds).containsExactly("code used up", "open and keep anew", "failed", "PASSWORD");
    }

    @Test
    void whoWasDisabledMeanwhileIsWrong() {
        kept = ANEW;
        people.add(candidate(ANEW, true));
        assertThat(desk.signIn(ATTEMPT)).isInstanceOf(SignIn.Wrong.class);
        assertThat(deeds).endsWith("failed", "PASSWORD");
    }

    @Test
    void looksASecondTimeAndNoMore() {
        kept = OTHER;
        people.add(candidate(ANEW, false));
        assertThat(desk.signIn(ATTEMPT)).isInstanceOf(SignIn.Wrong.class);
        assertThat(people).isEmpty();
    }

    @Test
    void aSecondLookThatCannotBeTakenIsNotCounted() {
        busyLooking = true;
        kept = ANEW;
        people.add(candidate(ANEW, false));
        assertThatExceptionOfType(TooBusy.class).isThrownBy(() -> desk.signIn(ATTEMPT));
        assertThat(deeds).endsWith("pardoned");
    }
}
