package org.bandeja.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceUnit;
import jakarta.persistence.Query;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.bandeja.access.model.Caller;
import org.bandeja.access.rules.AccessPolicy;
import org.bandeja.access.web.AdministratorDoor;
import org.bandeja.audit.model.AuditRecords;
import org.bandeja.audit.service.Audit;
import org.bandeja.clock.service.SystemClock;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.directory.model.Agent;
import org.bandeja.directory.model.Membership;
import org.bandeja.directory.service.Seats;
import org.bandeja.door.web.BodyLimit;
import org.bandeja.login.model.AccessToken;
import org.bandeja.login.model.AccessTokens;
import org.bandeja.login.model.PasswordHash;
import org.bandeja.login.service.Logins;
import org.bandeja.login.service.MyPassword;
import org.bandeja.login.service.Passwords;
import org.bandeja.refusal.model.Refusal;
import org.bandeja.retention.service.Bites;
import org.bandeja.worker.service.Loop;

/** The house, held by the build: who knows whom, where things stand, and what they are called. */
@AnalyzeClasses(
        packages = "org.bandeja",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.OurModules.class})
class ArchitectureTest {
    private static final Pattern HOUSE = Pattern.compile("org\\.bandeja\\.([a-z]+)\\.([a-z]+)");
    private static final Set<String> NO_FEATURES = Set.of("util", "utils", "common", "helper", "manager", "impl");

    /** As JAX-RS, servlets and Faces call it, and as Jakarta Security and EJBs do. */
    private static final Set<String> ASKS_FOR_A_ROLE = Set.of("isUserInRole", "isCallerInRole");

    /** What calls itself org.bandeja on the class path and is one of the three modules. */
    static final class OurModules implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return Module.holds(location);
        }
    }

    // --- modules and packages

    @ArchTest
    static void allThreeModulesAreLookedAt(JavaClasses classes) {
        assertThat(classes)
                .extracting(Module::of)
                .as("a rule that sees no classes holds nothing")
                .contains(Module.values());
    }

    @ArchTest
    static final ArchRule PERSISTENCE_KNOWS_NOBODY_ABOVE = noClasses()
            .that(Module.PERSISTENCE.classes())
            .should()
            .dependOnClassesThat(Module.EJB.classes().or(Module.WEB.classes()))
            .because("arrows point one way: web, ejb, persistence");

    @ArchTest
    static final ArchRule RULES_AND_SERVICES_KNOW_NO_DOOR = noClasses()
            .that(Module.EJB.classes())
            .should()
            .dependOnClassesThat(Module.WEB.classes())
            .orShould()
            .dependOnClassesThat(resideInAnyPackage(
                    "jakarta.servlet..",
                    "jakarta.faces..",
                    "jakarta.ws.rs..",
                    "jakarta.websocket..",
                    "org.primefaces.."))
            .because("every door must come to the same rules");

    @ArchTest
    static final ArchRule THE_MODEL_KNOWS_NO_CONTAINER_BUT_JPA = noClasses()
            .that(Module.PERSISTENCE.classes())
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "jakarta.servlet..",
                    "jakarta.faces..",
                    "jakarta.ws.rs..",
                    "jakarta.websocket..",
                    "jakarta.security..",
                    "jakarta.json..",
                    "java.net.http.."))
            .because("what a conversation is does not depend on who asks, and how");

    @ArchTest
    static final ArchRule EVERY_PACKAGE_IS_A_FEATURE_AND_ITS_ROLE = classes()
            .should(standInAFeatureAndARoleOfTheirModule())
            .because("one finds a feature under the same name in every module, with its role below it");

    @ArchTest
    static void noPackageIsInTwoModules(JavaClasses classes) {
        Map<String, Set<Module>> modules = new TreeMap<>();
        classes.forEach(type -> modules.computeIfAbsent(type.getPackageName(), name -> new TreeSet<>())
                .add(Module.of(type)));
        assertThat(modules)
                .as("a package-private call across class loaders fails at run time with IllegalAccessError")
                .allSatisfy((name, in) -> assertThat(in).as(name).hasSize(1));
    }

    // --- who knows what

    /** AccessPolicy is asked by services and by push: its scope is a label for injection, it uses nothing of CDI. */
    @ArchTest
    static final ArchRule RULES_ARE_PURE = noClasses()
            .that()
            .resideInAPackage("org.bandeja..rules")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "jakarta.enterprise..",
                            "jakarta.ejb..",
                            "jakarta.inject..",
                            "jakarta.annotation..",
                            "jakarta.transaction..",
                            "jakarta.persistence..",
                            "jakarta.servlet..",
                            "jakarta.ws.rs..",
                            "jakarta.websocket..",
                            "jakarta.faces..",
                            "java.net.http..",
                            "java.sql..")
                    .and(not(equivalentTo(ApplicationScoped.class))))
            .because("a rule is proved in milliseconds, without a container");

    @ArchTest
    static final ArchRule ONLY_THE_ACCESS_POLICY_IS_A_BEAN_AMONG_THE_RULES = noClasses()
            .that()
            .resideInAPackage("org.bandeja..rules")
            .and()
            .doNotBelongToAnyOf(AccessPolicy.class)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ApplicationScoped.class)
            .because("services make the rules that they need; who may do what is asked from everywhere");

    @ArchTest
    static final ArchRule ONLY_WHATSAPP_KNOWS_WHATSAPPS_JSON = noClasses()
            .that()
            .resideOutsideOfPackages("org.bandeja.whatsapp..", "org.bandeja..web")
            .and()
            .doNotHaveFullyQualifiedName("org.bandeja.conversation.service.ContentJson")
            .and()
            .doNotHaveFullyQualifiedName("org.bandeja.attendant.rules.TreeText")
            .and()
            .doNotHaveFullyQualifiedName("org.bandeja.notification.service.PushText")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.json..")
            .because(
                    "another provider, or another version of this one, must not reach the rules; our own form has one writer");

    @ArchTest
    static final ArchRule DOORS_DO_NOT_KNOW_WHATSAPPS_JSON = noClasses()
            .that(Module.WEB.classes())
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.bandeja.whatsapp.rules")
                    .and(not(describe(
                            "the signature", type -> type.getSimpleName().equals("WebhookSignature")))))
            .because("the webhook proves the sender and keeps the bytes; understanding them comes later");

    @ArchTest
    static final ArchRule ONLY_SYSTEM_CLOCK_KNOWS_THE_TIME = noClasses()
            .that()
            .doNotBelongToAnyOf(SystemClock.class)
            .should()
            .accessTargetWhere(describe("it reads the clock of the machine", ArchitectureTest::readsTheClock))
            .because("time comes in from an injected Clock, so that tests decide what time it is");

    @ArchTest
    static final ArchRule ONLY_LOOP_MEASURES_ELAPSED_TIME = noClasses()
            .that()
            .doNotBelongToAnyOf(Loop.class)
            .should()
            .accessTargetWhere(describe("it is System.nanoTime", access -> isCall(access, System.class, "nanoTime")))
            .because("only a rest that a wake-up ends has to know how much of it is left");

    @ArchTest
    static final ArchRule ONLY_PERSISTENCE_TALKS_TO_THE_DATABASE = noClasses()
            .that(not(Module.PERSISTENCE.classes()))
            .should()
            .dependOnClassesThat(equivalentTo(EntityManager.class)
                    .or(equivalentTo(EntityManagerFactory.class))
                    .or(equivalentTo(PersistenceContext.class))
                    .or(equivalentTo(PersistenceUnit.class))
                    .or(equivalentTo(Query.class))
                    .or(equivalentTo(Connection.class))
                    .or(equivalentTo(DataSource.class)))
            .because("access is part of every query, and the queries stand in the repositories");

    @ArchTest
    static final ArchRule HEALTH_DOES_NOT_KNOW_THE_PUSH = noClasses()
            .that()
            .resideInAPackage("org.bandeja.health..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bandeja.push..")
            .because("the push knows health; OpenScreens is what health wants of it, and no circle");

    @ArchTest
    static final ArchRule CONVERSATIONS_ARE_READ_FOR_SOMEBODY = methods()
            .that()
            .areDeclaredIn(Conversations.class)
            .and()
            .arePublic()
            .and(describe("give something of conversations away", ArchitectureTest::givesConversationsAway))
            .should(takeTheCallerOrSayThatTheyAreForTheSystem())
            .because("nobody can forget to say for whom");

    @ArchTest
    static final ArchRule DOORS_NEVER_READ_FOR_THE_SYSTEM = noClasses()
            .that(Module.WEB.classes())
            .should()
            .accessTargetWhere(describe(
                    "it is for Bandeja itself",
                    access -> access.getTarget().getName().endsWith("ForSystem")))
            .because("at a door there is always a person");

    @ArchTest
    static final ArchRule DOORS_ASK_ONE_PLACE_WHETHER_AN_ADMINISTRATOR_CALLS = noClasses()
            .that()
            .doNotBelongToAnyOf(AdministratorDoor.class, BodyLimit.class)
            .should()
            .accessTargetWhere(describe(
                    "it asks the container for a role",
                    access -> ASKS_FOR_A_ROLE.contains(access.getTarget().getName())))
            .because("to whoever is none, each of these doors has to answer alike; how much may be sent is no answer");

    @ArchTest
    static final ArchRule PAGES_KNOW_NO_ENTITY = noClasses()
            .that()
            .haveSimpleNameEndingWith("View")
            .should()
            .dependOnClassesThat()
            .areAnnotatedWith(Entity.class)
            .because("a page shows values; entities live in a transaction");

    // --- services

    @ArchTest
    static final ArchRule ONLY_THE_AUDIT_WRITES_RECORDS = noClasses()
            .that()
            .doNotBelongToAnyOf(Audit.class)
            .should()
            .accessTargetWhere(
                    describe("it adds a record of a deed", access -> isCall(access, AuditRecords.class, "add")))
            .because("a record belongs to the transaction of its deed, or says that it stands apart");

    @ArchTest
    static final ArchRule ONLY_AGE_THROWS_RECORDS_AWAY = noClasses()
            .that()
            .doNotBelongToAnyOf(Bites.class)
            .should()
            .accessTargetWhere(
                    describe("it throws records away", access -> isCall(access, AuditRecords.class, "forgetBefore")))
            .because("whoever could take a record away could take away what it says of him");

    @ArchTest
    static final ArchRule EVERY_SERVICE_METHOD_DECLARES_ITS_ROLES = methods()
            .that()
            .arePublic()
            .and()
            .areNotStatic()
            .and()
            .areDeclaredInClassesThat(describe("are EJBs", ArchitectureTest::isEjb))
            .should(declareTheirRoles())
            .because("WildFly lets everybody call what declares nothing");

    @ArchTest
    static final ArchRule PASSWORDS_ARE_HASHED_IN_TURN = noClasses()
            .that()
            .doNotBelongToAnyOf(Passwords.class, PasswordHash.class)
            .should()
            .accessTargetWhere(describe(
                    "it makes or checks a hash",
                    access -> isCall(access, PasswordHash.class, "of") || isCall(access, PasswordHash.class, "fits")))
            .because("each takes a core and 19 MB: Passwords lets in a few at a time");

    @ArchTest
    static final ArchRule NO_TRANSACTION_WAITS_FOR_A_HASH = methods()
            .that(describe("hash passwords", ArchitectureTest::hashesPasswords))
            .should(restTransactions())
            .because("whoever waits for a turn must hold no connection and no lock");

    @ArchTest
    static final ArchRule THE_PASSWORD_IS_ASKED_FOR_FIRST = methods()
            .that()
            .areNotDeclaredIn(MyPassword.class)
            .and(describe("ask for the password again", ArchitectureTest::asksForThePassword))
            .should(callNothingBefore())
            .because("the transaction rests meanwhile: what was read or locked in it before would be old, or held");

    @ArchTest
    static final ArchRule PLACES_ARE_GIVEN_IN_ONE_WAY = noClasses()
            .that()
            .doNotBelongToAnyOf(Seats.class)
            .should()
            .accessTargetWhere(describe(
                    "it gives a place, or makes an administrator",
                    access ->
                            isCall(access, Membership.class, "<init>") || isCall(access, Agent.class, "administrate")))
            .because("read marks, conversations that return, the audit and open screens belong to it");

    @ArchTest
    static final ArchRule LOGINS_END_IN_ONE_WAY = noClasses()
            .that()
            .doNotBelongToAnyOf(Logins.class)
            .should()
            .accessTargetWhere(describe(
                    "it ends logins",
                    access -> isCall(access, AccessToken.class, "revoke")
                            || isCall(access, AccessTokens.class, "endLogins")))
            .because("the screens of what has ended must be told, on every node");

    @ArchTest
    static final ArchRule EVENTS_ARE_NOT_FIRED_ASYNCHRONOUSLY = noClasses()
            .should()
            .accessTargetWhere(describe(
                    "it is fireAsync", access -> access.getTarget().getName().equals("fireAsync")))
            .because("an asynchronous event is heard even after a rollback");

    @ArchTest
    static final ArchRule NOTHING_IS_PRINTED =
            noClasses().should(ACCESS_STANDARD_STREAMS).because("what is worth telling goes to the log");

    // --- names and shapes

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_THINGS_ARE = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager)")
            .because("such a name says nothing of what the class is for");

    @ArchTest
    static final ArchRule REFUSALS_SAY_WHAT_HAPPENED = classes()
            .that()
            .areAssignableTo(Refusal.class)
            .should()
            .haveSimpleNameNotEndingWith("Exception")
            .andShould()
            .haveSimpleNameNotEndingWith("Error")
            .because("the name is the rule's name in the API");

    @ArchTest
    static final ArchRule REST_CLASSES_ARE_RESOURCES = classes()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .haveSimpleNameEndingWith("Resource")
            .andShould()
            .resideInAPackage("org.bandeja..web")
            .because("one sees which classes are doors");

    @ArchTest
    static final ArchRule RESOURCES_ARE_REST_CLASSES = classes()
            .that()
            .haveSimpleNameEndingWith("Resource")
            .should()
            .beAnnotatedWith(Path.class)
            .because("the word is kept for doors");

    @ArchTest
    static final ArchRule PAGE_BEANS_ARE_VIEWS = classes()
            .that()
            .areAnnotatedWith(Named.class)
            .should()
            .haveSimpleNameEndingWith("View")
            .because("one sees which classes pages speak to");

    @ArchTest
    static final ArchRule ENTITIES_HAVE_VERBS_NOT_SETTERS = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Entity.class)
            .and()
            .arePublic()
            .should()
            .haveNameMatching("set[A-Z].*")
            .because("a change that nobody named is a change that nobody guards");

    @ArchTest
    static final ArchRule ENTITIES_HIDE_THEIR_FIELDS = noFields()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Entity.class)
            .and()
            .areNotStatic()
            .should()
            .notBePrivate()
            .because("only the entity itself keeps its rules");

    @ArchTest
    static final ArchRule EMBEDDED_VALUES_ARE_RECORDS = classes()
            .that()
            .areAnnotatedWith(Embeddable.class)
            .should()
            .beRecords()
            .because("a value does not change");

    @ArchTest
    static final ArchRule ENTITIES_STAND_IN_THE_MODEL = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .resideInAPackage("org.bandeja..model")
            .because("that is where one looks for them");

    private static ArchCondition<JavaClass> standInAFeatureAndARoleOfTheirModule() {
        return new ArchCondition<>("stand in org.bandeja.<feature>.<role>, the role one of their module's") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var house = HOUSE.matcher(type.getPackageName());
                boolean holds = house.matches()
                        && !NO_FEATURES.contains(house.group(1))
                        && Module.of(type).roles().contains(house.group(2));
                events.add(new SimpleConditionEvent(type, holds, type.getName() + " in " + Module.of(type)));
            }
        };
    }

    private static ArchCondition<JavaMethod> declareTheirRoles() {
        return new ArchCondition<>("declare their roles, or their class does") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean declared = Stream.of(RolesAllowed.class, PermitAll.class, DenyAll.class)
                        .anyMatch(roles -> method.isAnnotatedWith(roles)
                                || method.getOwner().isAnnotatedWith(roles));
                events.add(new SimpleConditionEvent(method, declared, method.getFullName() + " declares no roles"));
            }
        };
    }

    private static ArchCondition<JavaMethod> restTransactions() {
        return new ArchCondition<>("be outside of transactions, by themselves or by their class") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                TransactionAttribute attribute = method.tryGetAnnotationOfType(TransactionAttribute.class)
                        .or(() -> method.getOwner().tryGetAnnotationOfType(TransactionAttribute.class))
                        .orElse(null);
                boolean rests = attribute != null && attribute.value() == TransactionAttributeType.NOT_SUPPORTED;
                events.add(new SimpleConditionEvent(method, rests, method.getFullName() + " is in a transaction"));
            }
        };
    }

    private static boolean hashesPasswords(JavaMethod method) {
        return !method.getOwner().isEquivalentTo(Passwords.class)
                && method.getAccessesFromSelf().stream()
                        .anyMatch(access ->
                                isCall(access, Passwords.class, "hash") || isCall(access, Passwords.class, "fits"));
    }

    private static boolean asksForThePassword(JavaMethod method) {
        return method.getAccessesFromSelf().stream().anyMatch(ArchitectureTest::isPasswordAskedFor);
    }

    private static boolean isPasswordAskedFor(JavaAccess<?> access) {
        return isCall(access, MyPassword.class, "require") || isCall(access, MyPassword.class, "prove");
    }

    private static ArchCondition<JavaMethod> callNothingBefore() {
        return new ArchCondition<>("call nothing before it") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                int asked = method.getAccessesFromSelf().stream()
                        .filter(ArchitectureTest::isPasswordAskedFor)
                        .mapToInt(JavaAccess::getLineNumber)
                        .min()
                        .orElseThrow();
                method.getCallsFromSelf().stream()
                        .filter(call -> call.getLineNumber() < asked)
                        .forEach(call -> events.add(SimpleConditionEvent.violated(method, call.getDescription())));
            }
        };
    }

    private static ArchCondition<JavaMethod> takeTheCallerOrSayThatTheyAreForTheSystem() {
        return new ArchCondition<>("take the caller, or end in ForSystem") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean holds = method.getName().endsWith("ForSystem")
                        || method.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Caller.class));
                events.add(new SimpleConditionEvent(method, holds, method.getFullName() + " is for anybody"));
            }
        };
    }

    private static boolean givesConversationsAway(JavaMethod method) {
        JavaClass given = method.getRawReturnType();
        return !given.isPrimitive() && !given.isEquivalentTo(String.class);
    }

    private static boolean isEjb(JavaClass type) {
        return type.isAnnotatedWith(Stateless.class) || type.isAnnotatedWith(Singleton.class);
    }

    private static boolean readsTheClock(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getTarget().getName();
        return owner.startsWith("java.time.") && (name.equals("now") || name.matches("(system|tick).*"))
                || isCall(access, System.class, "currentTimeMillis")
                || Arrays.asList("java.util.Date", "java.util.Calendar", "java.util.GregorianCalendar")
                        .contains(owner);
    }

    private static boolean isCall(JavaAccess<?> access, Class<?> owner, String name) {
        return access.getTargetOwner().isEquivalentTo(owner)
                && access.getTarget().getName().equals(name);
    }
}
