package org.bandeja.bench.endpoint;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import javax.sql.DataSource;

/** One insert of the body into a table of its own, committed before the answer. */
@Path("insert")
@RequestScoped
public class BareResource {
    @Resource(lookup = "java:jboss/datasources/Bandeja")
    DataSource database;

    @POST
    public Response insert(byte[] body) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into bench_insert (at, body) values (?, ?)")) {
            insert.setTimestamp(1, new Timestamp(System.currentTimeMillis()));
            insert.setBytes(2, body);
            insert.executeUpdate();
        }
        return Response.ok().build();
    }
}
