package org.bandeja.attention.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How far an installation is on its way from the first administrator to the first message. */
public record SetUp(List<Progress> steps) {
    /** In the order in which one goes. */
    public enum Step {
        /** An account of WhatsApp is entered. */
        ACCOUNT,
        /** It has its token, its secret, and the word by which WhatsApp makes sure of the webhook. */
        SECRETS,
        /** WhatsApp has answered with them. */
        CHECK,
        /** WhatsApp has found the webhook. */
        WEBHOOK,
        /** There is a number. */
        NUMBERS,
        DEPARTMENTS,
        /** Somebody works in a department. */
        PEOPLE,
        /** A number leads somewhere. */
        ROUTE,
        /** A customer's message has come to a department. */
        MESSAGE
    }

    /** How it stands with a step. */
    public enum State {
        DONE,
        /** The first that is not done. */
        NEXT,
        /** Not done either; it can be done before the next one. */
        LATER
    }

    public record Progress(Step step, State state) {}

    public SetUp {
        steps = List.copyOf(steps);
    }

    /** @param done in any order: what is there was perhaps made otherwise */
    public static SetUp of(Set<Step> done) {
        List<Progress> steps = new ArrayList<>();
        State open = State.NEXT;
        for (Step step : Step.values()) {
            steps.add(new Progress(step, done.contains(step) ? State.DONE : open));
            open = done.contains(step) ? open : State.LATER;
        }
        return new SetUp(steps);
    }

    public int done() {
        return (int) steps.stream().filter(one -> one.state() == State.DONE).count();
    }

    /** There is nothing to lead through: messages come in, or all steps are gone. */
    public boolean isComplete() {
        return done() == steps.size();
    }
}
