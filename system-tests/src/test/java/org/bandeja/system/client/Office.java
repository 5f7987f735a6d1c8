package org.bandeja.system.client;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bandeja.system.client.Company.Newcomer;

/**
 * A department with people who have names, to which the second number of the demo leads until it is closed: what they answer
 * reaches customers.
 */
public final class Office implements AutoCloseable {
    private static final List<String> FIRST = List.of(
            "Camila", "Andrés", "Paola", "Javier", "Natalia", "Ricardo", "Gloria", "Esteban", "Pilar", "Rodrigo",
            "Beatriz", "Fabián", "Cecilia", "Gonzalo", "Yolanda");

    private static final List<String> LAST = List.of(
            "Gómez",
            "Vargas",
            "Ortega",
            "Cárdenas",
            "Molina",
            "Fuentes",
            "Navarro",
            "Quintero",
            "Salazar",
            "Arango",
            "Benítez",
            "Cortés",
            "Duarte",
            "Espinosa",
            "Franco",
            "Guzmán");

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final Bandeja bandeja;
    private final Company company;
    private final Attending line;
    private final Newcomer ana;
    private final Newcomer luis;
    private final Newcomer marta;
    private final Newcomer diana;

    /** @param name of the department */
    public Office(Bandeja bandeja, String name) {
        this.bandeja = bandeja;
        company = new Company(bandeja, name);
        // Nobody is reached by it.
        bandeja.rows().change("DELETE FROM business_number WHERE phone_number_id = ?", company.number());
        ana = company.hire("AGENT", "Ana Restrepo");
        luis = company.hire("AGENT", "Luis Mejía");
        marta = company.hire("ADMIN", "Marta Lozano");
        diana = company.hireAdministrator("Diana Torres");
        line = new Attending(bandeja);
        leadHere();
    }

    /** What is written to the number comes here. */
    public void leadHere() {
        line.lead("department:" + company.department()).require(200);
    }

    /** An agent. */
    public Newcomer ana() {
        return ana;
    }

    /** Another agent. */
    public Newcomer luis() {
        return luis;
    }

    /** An admin of the department. */
    public Newcomer marta() {
        return marta;
    }

    /** An administrator of the company, who is member nowhere. */
    public Newcomer diana() {
        return diana;
    }

    public Company company() {
        return company;
    }

    public String department() {
        return company.departmentName();
    }

    /** As the route of a message tells it. */
    public String number() {
        return bandeja.demo().numbers().get(1).displayPhoneNumber();
    }

    /** The number, and the way that it leads. */
    public Attending line() {
        return line;
    }

    /** One whom nobody knows yet, with a name that no other has. */
    public static Customer customer() {
        int next = NEXT.getAndIncrement();
        return Customer.unknown(FIRST.get(next % FIRST.size()) + " " + LAST.get(next % LAST.size()));
    }

    /** @return the conversation, which is there when this returns */
    public String writes(Customer customer, String text) {
        return wrote(customer, text, Duration.ZERO);
    }

    /** Likewise, some time ago. */
    public String wrote(Customer customer, String text, Duration ago) {
        bandeja.webhook().writes(customer, line.number(), text, Instant.now().minus(ago));
        return bandeja.administrator().awaitConversation(customer);
    }

    /** A customer has written, and somebody has taken the conversation. */
    public String taken(Newcomer agent, Customer customer, String text) {
        return claimed(agent, writes(customer, text));
    }

    public String claimed(Newcomer agent, String conversation) {
        does(agent, conversation, "claim");
        return conversation;
    }

    public String completed(Newcomer agent, Customer customer, String text) {
        String conversation = taken(agent, customer, text);
        does(agent, conversation, "complete");
        return conversation;
    }

    public void does(Newcomer agent, String conversation, String deed) {
        agent.post("/api/conversations/" + conversation + "/" + deed).require(200);
    }

    public void says(Newcomer agent, String conversation, String text) {
        agent.call("POST", "/api/conversations/" + conversation + "/messages", AgentDoor.draft(text))
                .require(201);
    }

    /** The conversation as somebody sees it. */
    public JsonObject seen(Newcomer agent, String conversation) {
        return agent.get("/api/conversations/" + conversation).require(200).json();
    }

    /** Waits until the customer has got this. */
    public void heard(Customer customer, String text) {
        Eventually.holds(
                customer.name() + " hears: " + text,
                () -> bandeja.simulator().received(customer).toString().contains(text));
    }

    @Override
    public void close() {
        line.close();
    }
}
