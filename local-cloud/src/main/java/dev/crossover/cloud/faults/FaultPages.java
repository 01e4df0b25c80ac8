package dev.crossover.cloud.faults;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code /_faults}: {@code POST} asks for a fault, {@code GET} lists them and how often
 * each struck, {@code DELETE} ends them all, {@code DELETE /_faults/ID} one.
 */
public final class FaultPages extends Handler.Abstract {

	private static final JsonMapper JSON = new JsonMapper();

	private static final String PATH = "/_faults";

	private final Faults faults;

	private final FleetFaults fleets;

	public FaultPages(Faults faults, Fleets fleets) {
		this.faults = faults;
		this.fleets = new FleetFaults(fleets);
	}

	@Override
	public boolean handle(Request request, Response response, Callback callback) throws IOException {
		Answer answer = switch (request.getMethod()) {
			case "GET" -> new Answer(200, Map.of("faults", this.faults.views()));
			case "POST" -> post(Content.Source.asString(request, StandardCharsets.UTF_8));
			case "DELETE" -> delete(request.getHttpURI().getCanonicalPath().substring(PATH.length()));
			default -> Answer.problem(405, "", "GET, POST or DELETE.");
		};
		response.setStatus(answer.status());
		response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
		response.write(true, ByteBuffer.wrap(JSON.writeValueAsBytes(answer.body())), callback);
		return true;
	}

	private Answer post(String body) {
		try {
			Fault fault = FaultRequest.read(JSON.readTree(body));
			this.fleets.check(fault);
			ArmedFault armed = this.faults.add(fault);
			this.fleets.strike(armed);
			return new Answer(201, armed.view());
		}
		catch (InvalidFaultException ex) {
			return Answer.problem(400, ex.field(), String.valueOf(ex.getMessage()));
		}
		catch (JacksonException ex) {
			return Answer.problem(400, "", "The body is not JSON.");
		}
	}

	private Answer delete(String id) {
		if (id.length() > 1) {
			Optional<ArmedFault> removed = this.faults.remove(id.substring(1));
			removed.map(ArmedFault::fault).ifPresent(this.fleets::end);
			return removed.map((fault) -> new Answer(200, fault.view()))
				.orElseGet(() -> Answer.problem(404, "id", "There is no fault " + id.substring(1) + "."));
		}
		List<ArmedFault> all = this.faults.clear();
		all.forEach((armed) -> this.fleets.end(armed.fault()));
		return new Answer(200, Map.of("faults", all.stream().map(ArmedFault::view).toList()));
	}

	/**
	 * An answer.
	 *
	 * @param status the HTTP status
	 * @param body what is written as JSON
	 */
	private record Answer(int status, Map<String, Object> body) {

		static Answer problem(int status, String field, String message) {
			return new Answer(status, Map.of("error", Map.of("field", field, "message", message)));
		}

	}

}
