package dev.crossover.cloud.faults;

import java.time.Duration;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/** Reads a fault out of JSON, and says what is wrong with it by the name of the field. */
final class FaultRequest {

	private static final Set<String> FIELDS = Set.of("target", "operation", "kind", "probability", "count", "seed",
			"delay_ms", "status", "code");

	private final JsonNode body;

	private FaultRequest(JsonNode body) {
		this.body = body;
	}

	static Fault read(JsonNode body) {
		if (!body.isObject()) {
			throw new InvalidFaultException("",
					"Send a JSON object, such as {\"target\":\"sqs\",\"kind\":\"throttle\"}.");
		}
		body.propertyNames().stream().filter((name) -> !FIELDS.contains(name)).findFirst().ifPresent((name) -> {
			throw new InvalidFaultException(name,
					"There is no such field; there are " + String.join(", ", FIELDS) + ".");
		});
		return new FaultRequest(body).fault();
	}

	private Fault fault() {
		FaultKind kind = FaultKind.of(text("kind", ""))
			.orElseThrow(() -> new InvalidFaultException("kind", "The kind is one of " + FaultKind.all() + "."));
		double probability = this.body.path("probability").asDouble(1);
		if (!(probability > 0 && probability <= 1)) {
			throw new InvalidFaultException("probability", "The probability is above 0 and at most 1.");
		}
		return new Fault(target(kind), text("operation", Fault.ANY), kind, probability,
				number("count", 1, Long.MAX_VALUE, (kind == FaultKind.KILL_INSTANCE) ? 1 : Long.MAX_VALUE),
				number("seed", Long.MIN_VALUE, Long.MAX_VALUE, 0),
				Duration.ofMillis(number("delay_ms", 0, 86_400_000, 1_000)), (int) number("status", 400, 599, 500),
				text("code", "InternalFailure"));
	}

	private String target(FaultKind kind) {
		if (kind.strikesNotifications()) {
			return Fault.NOTIFICATIONS;
		}
		String target = text("target", (kind.strikesFleets()) ? "sagemaker" : "");
		if (target.isEmpty()) {
			throw new InvalidFaultException("target",
					"Say which service, such as sqs, s3, dynamodb or sagemaker, or *.");
		}
		return target.equals("sagemaker-runtime") ? "sagemaker" : target;
	}

	private String text(String field, String otherwise) {
		JsonNode value = this.body.path(field);
		if (value.isMissingNode()) {
			return otherwise;
		}
		if (!value.isString() || value.asString().isBlank()) {
			throw new InvalidFaultException(field, "This is a text.");
		}
		return value.asString();
	}

	private long number(String field, long least, long most, long otherwise) {
		JsonNode value = this.body.path(field);
		if (value.isMissingNode()) {
			return otherwise;
		}
		if (!value.canConvertToLong() || value.asLong() < least || value.asLong() > most) {
			throw new InvalidFaultException(field, "This is a whole number from %d to %d.".formatted(least, most));
		}
		return value.asLong();
	}

}
