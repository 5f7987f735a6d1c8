package org.bandeja.attendant.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.directory.model.DepartmentId;

/** How far a customer has come with an attendant in a conversation. */
@Entity
@Table(name = "attendant_dialog")
public class Dialog {
    /** Attendants may lead to each other; a chain that is longer than this without a word of the customer is none that anybody meant. */
    public static final int MOST_HOPS = 5;

    /** What may break in a row before the fallback is taken. */
    public static final int MOST_FAILURES = 3;

    /** It is called to begin; should the call be lost, it begins after that. */
    private static final Duration BEGINS_WITHIN = Duration.ofSeconds(20);

    /** How it stands. */
    public enum State {
        TALKING,
        /** It has led the conversation away. */
        LED,
        /** A person has the conversation, or it is over. */
        ENDED
    }

    @Id
    @Column(name = "conversation_id")
    private long conversationId;

    @Column(name = "attendant_id")
    private long attendantId;

    private int number;

    @Enumerated(EnumType.STRING)
    private State state;

    private String path;
    private int wrong;
    private boolean reminded;
    private int hops;
    private int failures;

    @Column(name = "heard_seq")
    private long heardSeq;

    @Column(name = "said_id")
    private Long saidId;

    @Column(name = "led_to")
    private Long ledTo;

    @Column(name = "led_route")
    private String ledRoute;

    @Column(name = "due_at")
    private Instant dueAt;

    @Column(name = "began_at")
    private Instant beganAt;

    @Version
    private int version;

    protected Dialog() {}

    /** One that begins. */
    public Dialog(ConversationId conversation, AttendantId attendant, int number, long heardSeq, Instant now) {
        this.conversationId = conversation.value();
        begin(attendant, number, heardSeq, now);
    }

    /**
     * It begins anew: another attendant, or the same once more.
     *
     * @param number of the version
     * @param heard what was said up to that event is not listened to
     */
    public final void begin(AttendantId attendant, int version, long heard, Instant now) {
        attendantId = attendant.value();
        number = version;
        state = State.TALKING;
        path = "";
        wrong = 0;
        reminded = false;
        failures = 0;
        heardSeq = heard;
        saidId = null;
        ledTo = null;
        ledRoute = null;
        dueAt = now.plus(BEGINS_WITHIN);
        beganAt = now;
    }

    /**
     * Attendants lead to each other: what the customer has said since the one before has listened is for the next.
     *
     * @param version the number of its version
     */
    public void handOver(AttendantId attendant, int version, Instant now) {
        begin(attendant, version, heardSeq, now);
    }

    public ConversationId conversation() {
        return new ConversationId(conversationId);
    }

    public AttendantId attendant() {
        return new AttendantId(attendantId);
    }

    /** The version that it was begun with. */
    public int number() {
        return number;
    }

    public State state() {
        return state;
    }

    /** Keys of the menus, from the main one to where he is. */
    public List<String> path() {
        return path.isEmpty() ? List.of() : List.of(path.split(" "));
    }

    public int wrong() {
        return wrong;
    }

    public boolean isReminded() {
        return reminded;
    }

    public Instant beganAt() {
        return beganAt;
    }

    public long heardSeq() {
        return heardSeq;
    }

    /** The message that was said last. */
    public Optional<MessageId> said() {
        return Optional.ofNullable(saidId).map(MessageId::new);
    }

    /** The department where it was led. */
    public Optional<DepartmentId> ledTo() {
        return Optional.ofNullable(ledTo).map(DepartmentId::new);
    }

    /** Whether it has led the conversation there, by this route. */
    public boolean isLedTo(String route) {
        return state == State.LED && route.equals(ledRoute);
    }

    /** Whether the customer has been silent for long enough. */
    public boolean isDueAt(Instant now) {
        return state == State.TALKING && dueAt != null && !now.isBefore(dueAt);
    }

    /** Whether attendants lead to each other without end. */
    public boolean isChased() {
        return hops > MOST_HOPS;
    }

    /** Whether too much has broken in a row. */
    public boolean isBroken() {
        return failures >= MOST_FAILURES;
    }

    /** Everything up to this event was listened to. */
    public void heard(long seq) {
        if (seq > heardSeq) {
            heardSeq = seq;
            hops = 0;
        }
    }

    /** Where the customer is now; he is waited for. */
    public void goOn(List<String> menus, int wrongAnswers, boolean remindedNow, Instant due) {
        state = State.TALKING;
        path = String.join(" ", menus);
        wrong = wrongAnswers;
        reminded = remindedNow;
        dueAt = due;
        failures = 0;
    }

    public void goOnWith(int newest) {
        number = newest;
    }

    public void said(MessageId message) {
        saidId = message.value();
    }

    /** Another attendant takes over without a word of the customer. */
    public void hop() {
        hops++;
    }

    /**
     * It has led the conversation to this department, or to what is in none.
     *
     * @param route as text: what was chosen, also where the fallback was taken instead
     */
    public void led(Optional<DepartmentId> department, String route) {
        state = State.LED;
        ledTo = department.map(DepartmentId::value).orElse(null);
        ledRoute = route;
        dueAt = null;
        failures = 0;
    }

    /**
     * What had ended it was taken back: the customer is where he was.
     *
     * @param due when silence counts
     */
    public void resume(Instant due) {
        if (state == State.ENDED) {
            state = State.TALKING;
            dueAt = due;
            failures = 0;
        }
    }

    public void end() {
        state = State.ENDED;
        dueAt = null;
    }

    /** Something broke: it is tried again a little later. */
    public void failed(Instant now) {
        failures++;
        if (state == State.TALKING) {
            dueAt = now.plus(Duration.ofSeconds(failures));
        }
    }
}
