package dev.crossover.cloud.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.crossover.cloud.aws.AwsError;
import dev.crossover.cloud.aws.AwsResponse;
import dev.crossover.cloud.gateway.SigningScope;
import dev.crossover.cloud.time.CloudClock;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stands before every service and strikes the requests that a fault waits for. Without a
 * fault for its service a request passes untouched.
 */
public final class FaultGate extends Handler.Wrapper {

	private static final Logger logger = LoggerFactory.getLogger(FaultGate.class);

	private static final JsonMapper JSON = new JsonMapper();

	/** What belongs to one connection, and a checksum that no longer fits. */
	private static final Set<String> NOT_PASSED_ON = Set.of("content-length", "transfer-encoding", "connection", "date",
			"x-amz-crc32");

	private final Faults faults;

	private final CloudClock clock;

	private final Relay relay;

	/**
	 * Builds the gate.
	 * @param faults what waits
	 * @param clock the cloud's time
	 * @param cloud the address behind the gate
	 */
	public FaultGate(Faults faults, CloudClock clock, URI cloud) {
		this.faults = faults;
		this.clock = clock;
		this.relay = new Relay(cloud);
	}

	@Override
	public boolean handle(Request request, Response response, Callback callback) throws Exception {
		Optional<String> service = SigningScope.of(request);
		if (service.isEmpty() || !this.faults.concern(service.get()) || Relay.isRelayed(request)) {
			return super.handle(request, response, callback);
		}
		Call call = Call.read(service.get(), request);
		String operation = OperationName.of(call);
		Optional<ArmedFault> struck = this.faults.strike(call.service(), operation);
		if (struck.isEmpty()) {
			write(response, callback, answer(this.relay.send(call)));
			return true;
		}
		logger.info("{} strikes {} {}", struck.get().id(), call.service(), operation);
		if (struck.get().fault().kind() == FaultKind.RESPONSE_LOST) {
			this.relay.send(call);
			cut(request, callback);
			return true;
		}
		write(response, callback, strike(struck.get(), call, operation));
		return true;
	}

	private AwsResponse strike(ArmedFault armed, Call call, String operation) throws IOException {
		Fault fault = armed.fault();
		return switch (fault.kind()) {
			case ERROR -> Refusals.answer(call, new AwsError(fault.status(), fault.code(), "A fault was asked for"));
			case THROTTLE -> Refusals.answer(call, Refusals.throttle(call.service()));
			case LATENCY -> {
				this.clock.pause(fault.delay());
				yield answer(this.relay.send(call));
			}
			case DUPLICATE -> {
				AwsResponse first = answer(this.relay.send(call));
				this.relay.send(call);
				yield first;
			}
			case REORDER -> reorder(armed, call, operation);
			case PARTIAL_BATCH_FAILURE ->
				PartialBatch.knows(operation) ? partly(armed, call, operation) : answer(this.relay.send(call));
			case RESPONSE_LOST, NOTIFICATION_DELAYED, NOTIFICATION_LOST, NO_CAPACITY, KILL_INSTANCE ->
				answer(this.relay.send(call));
		};
	}

	// A message is kept back by the queue itself; any other request waits.
	private AwsResponse reorder(ArmedFault armed, Call call, String operation) throws IOException {
		Duration delay = armed.fault().delay().multipliedBy(Math.round(armed.roll() * 1_000)).dividedBy(1_000);
		if (!operation.equals("SendMessage")) {
			this.clock.pause(delay);
			return answer(this.relay.send(call));
		}
		ObjectNode message = (ObjectNode) JSON.readTree(call.body());
		long seconds = Math.ceilDiv(this.clock.onTheWall(delay).toMillis(), 1_000);
		message.put("DelaySeconds", seconds);
		return answer(this.relay.send(call.with(JSON.writeValueAsBytes(message))));
	}

	private AwsResponse partly(ArmedFault armed, Call call, String operation) throws IOException {
		PartialBatch batch = PartialBatch.of(operation, call.body(), () -> armed.roll() < 0.5);
		if (batch.isEmpty()) {
			return new AwsResponse(200, Map.of("Content-Type", call.header("content-type")),
					JSON.writeValueAsBytes(batch.complete(JSON.createObjectNode())));
		}
		AwsResponse rest = answer(this.relay.send(call.with(JSON.writeValueAsBytes(batch.rest()))));
		return (rest.status() == 200) ? new AwsResponse(200, rest.headers(),
				JSON.writeValueAsBytes(batch.complete((ObjectNode) JSON.readTree(rest.body())))) : rest;
	}

	private static AwsResponse answer(HttpResponse<byte[]> answer) {
		Map<String, String> headers = new LinkedHashMap<>();
		answer.headers().map().forEach((name, values) -> {
			if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
				headers.put(name, values.getFirst());
			}
		});
		return new AwsResponse(answer.statusCode(), headers, answer.body());
	}

	private static void write(Response response, Callback callback, AwsResponse answer) {
		response.setStatus(answer.status());
		answer.headers().forEach(response.getHeaders()::put);
		response.write(true, ByteBuffer.wrap(answer.body()), callback);
	}

	private static void cut(Request request, Callback callback) {
		request.getConnectionMetaData().getConnection().getEndPoint().close();
		callback.failed(new IOException("A fault lost the answer"));
	}

}
