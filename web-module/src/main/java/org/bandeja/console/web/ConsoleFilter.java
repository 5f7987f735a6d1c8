package org.bandeja.console.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.bandeja.audit.web.Refusals;
import org.bandeja.directory.service.DepartmentDesk;
import org.bandeja.refusal.model.NotFound;

/** Shows the console to those who have one; for others there is nothing here. */
@WebFilter({"/console", "/console/*"})
public class ConsoleFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** What a department's ADMIN finds here; the rest is for administrators. */
    private static final Set<String> FOR_DEPARTMENTS = Set.of(
            "/console",
            "/console/",
            "/console/start.xhtml",
            "/console/guide.xhtml",
            "/console/failed.xhtml",
            "/console/departments.xhtml",
            "/console/department.xhtml",
            "/console/auto-texts.xhtml");

    /** A page may be left open for so long; the view state is all that the session holds. */
    private static final int SESSION_SECONDS = 8 * 3600;

    @Inject
    transient DepartmentDesk desk;

    @Inject
    transient Refusals refusals;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getRequestURI();
        if (!isOpen(path)) {
            refusals.recordClosed(request);
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (path.equals("/console") || path.equals("/console/")) {
            response.sendRedirect("/console/start.xhtml");
        } else {
            request.getSession().setMaxInactiveInterval(SESSION_SECONDS);
            chain.doFilter(request, response);
        }
    }

    private boolean isOpen(String path) {
        try {
            DepartmentDesk.Access access = desk.access();
            return access.administrator() || access.open() && FOR_DEPARTMENTS.contains(path);
        } catch (NotFound e) {
            return false;
        }
    }
}
