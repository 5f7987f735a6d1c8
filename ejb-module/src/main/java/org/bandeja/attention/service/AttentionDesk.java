package org.bandeja.attention.service;

import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.bandeja.access.model.Caller;
import org.bandeja.access.service.Callers;
import org.bandeja.attendant.service.AttendantDesk;
import org.bandeja.attendant.service.ListedAttendant;
import org.bandeja.attention.model.Standings;
import org.bandeja.attention.rules.Agenda;
import org.bandeja.attention.rules.Matter;
import org.bandeja.attention.rules.SetUp;
import org.bandeja.attention.rules.SetUp.Step;
import org.bandeja.callgroup.service.CallGroupDesk;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.rules.ConsoleDoor;
import org.bandeja.media.service.MediaStore;
import org.bandeja.outbox.model.Troubles;
import org.bandeja.outbox.service.TroubleDesk;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.routing.service.NumberDesk;
import org.bandeja.routing.service.NumberState;
import org.bandeja.whatsapp.model.SecretKind;
import org.bandeja.whatsapp.service.AccountDesk;
import org.bandeja.whatsapp.service.AccountState;
import org.bandeja.whatsapp.service.AccountState.Source;

/** What somebody who runs Bandeja, or a department in it, has to see to; and how far the installation is set up. */
@Stateless
@RolesAllowed(AGENT)
public class AttentionDesk {
    private static final Set<Source> OPEN = EnumSet.of(Source.HERE, Source.SETTINGS);

    @Inject
    Standings standings;

    @Inject
    Troubles troubles;

    @Inject
    NumberDesk numbers;

    @Inject
    CallGroupDesk groups;

    @Inject
    AttendantDesk attendants;

    @Inject
    AccountDesk accounts;

    @Inject
    MediaStore files;

    @Inject
    Callers callers;

    @Inject
    Clock clock;

    /**
     * How things stand.
     *
     * @param items the gravest first
     * @param setUp empty for who is no administrator
     */
    public record Standing(List<Agenda.Item> items, Optional<SetUp> setUp) {}

    /**
     * All of it to administrators; to an ADMIN what is of the own departments.
     *
     * @throws NotFound if there is no console for this person
     */
    public Standing look() {
        Caller caller = callers.current();
        ConsoleDoor.require(caller);
        Agenda agenda = new Agenda().with(Matter.FAILED_MESSAGES, failed(caller));
        if (!caller.administrator()) {
            List<DepartmentId> mine =
                    caller.departments().stream().filter(caller::isAdminOf).toList();
            return new Standing(
                    agenda.with(Matter.NEVER_IN, standings.neverIn(mine)).items(), Optional.empty());
        }
        List<NumberState> allNumbers = numbers.all();
        List<AccountState> allAccounts = accounts.all();
        numbers(agenda, allNumbers);
        ends(agenda);
        people(agenda);
        return new Standing(
                agenda.with(
                                Matter.ACCOUNTS_WITHOUT_SECRETS,
                                allAccounts.stream()
                                        .filter(account -> !has(account, SecretKind.ACCESS_TOKEN)
                                                || !has(account, SecretKind.APP_SECRET))
                                        .map(account -> account.id().text())
                                        .toList())
                        .with(Matter.PARKED_DELIVERIES, standings.parkedDeliveries())
                        .with(Matter.CONVERSATIONS_WITHOUT_ROUTE, standings.conversationsWithoutRoute())
                        .with(Matter.NOTICES, standings.noticesNotSeen())
                        .with(Matter.TEMPLATES_NOT_READ, standings.accountsNotRead())
                        .with(Matter.TEMPLATES_REFUSED, standings.templatesRefused())
                        .with(Matter.DRAFTS_UNCERTAIN, standings.draftsUncertain())
                        .with(new Agenda.Room(files.free(), files.keptFree()))
                        .items(),
                Optional.of(setUp(allAccounts, allNumbers)));
    }

    private int failed(Caller caller) {
        return troubles.count(caller, clock.instant().minus(TroubleDesk.BACK), Standings.MOST);
    }

    private static void numbers(Agenda agenda, List<NumberState> all) {
        agenda.with(
                        Matter.STOPPED_NUMBERS,
                        those(all, number -> number.stoppedCode().isPresent()))
                .with(
                        Matter.NUMBERS_WITHOUT_ROUTE,
                        those(all, number -> number.route().isEmpty()))
                .with(
                        Matter.ROUTE_PROBLEMS,
                        those(
                                all,
                                number -> number.route()
                                        .filter(route -> route.problem().isPresent())
                                        .isPresent()))
                .with(
                        Matter.MISSING_NUMBERS,
                        those(all, number -> number.missingSince().isPresent()));
    }

    /** What numbers lead to, and what that leads to. */
    private void ends(Agenda agenda) {
        agenda.with(
                        Matter.GROUP_PROBLEMS,
                        groups.all().stream()
                                .filter(CallGroupDesk.Shown::broken)
                                .map(found -> found.group().id().text())
                                .toList())
                .with(
                        Matter.ATTENDANT_PROBLEMS,
                        attendants.all().stream()
                                .filter(ListedAttendant::broken)
                                .map(found -> found.row().id().text())
                                .toList());
    }

    private void people(Agenda agenda) {
        agenda.with(Matter.NEVER_IN, standings.neverIn())
                .with(Matter.NO_SECOND_STEP, standings.administratorsWithSecondStep() == 0 ? 1 : 0);
    }

    private static List<String> those(List<NumberState> all, Predicate<NumberState> wanted) {
        return all.stream().filter(wanted).map(number -> number.id().text()).toList();
    }

    private SetUp setUp(List<AccountState> allAccounts, List<NumberState> allNumbers) {
        Set<Step> done = EnumSet.noneOf(Step.class);
        add(done, Step.ACCOUNT, !allAccounts.isEmpty());
        add(done, Step.SECRETS, allAccounts.stream().anyMatch(AttentionDesk::isEquipped));
        add(
                done,
                Step.CHECK,
                allAccounts.stream().anyMatch(account -> account.listedAt().isPresent()));
        add(done, Step.WEBHOOK, standings.webhookFound());
        add(done, Step.NUMBERS, !allNumbers.isEmpty());
        add(done, Step.DEPARTMENTS, standings.departmentThere());
        add(done, Step.PEOPLE, standings.memberThere());
        add(done, Step.ROUTE, allNumbers.stream().anyMatch(AttentionDesk::leadsSomewhere));
        add(done, Step.MESSAGE, standings.messageInDepartment());
        return SetUp.of(done);
    }

    private static void add(Set<Step> done, Step step, boolean isDone) {
        if (isDone) {
            done.add(step);
        }
    }

    private static boolean isEquipped(AccountState account) {
        return has(account, SecretKind.ACCESS_TOKEN)
                && has(account, SecretKind.APP_SECRET)
                && has(account, SecretKind.VERIFY_TOKEN);
    }

    private static boolean leadsSomewhere(NumberState number) {
        return number.route().filter(route -> route.problem().isEmpty()).isPresent();
    }

    private static boolean has(AccountState account, SecretKind kind) {
        return OPEN.contains(account.secrets().get(kind).source());
    }
}
