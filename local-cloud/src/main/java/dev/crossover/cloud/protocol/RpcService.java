package dev.crossover.cloud.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

import dev.crossover.cloud.aws.AwsError;
import dev.crossover.cloud.aws.AwsRequest;
import dev.crossover.cloud.aws.AwsResponse;
import dev.crossover.cloud.aws.AwsService;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A service whose calls have names: AWS JSON, RPC v2 CBOR and query alike. */
public final class RpcService implements AwsService {

	private final String signingName;

	private final Map<String, Operation> operations;

	private final Map<String, String> queryCodes;

	/**
	 * Creates a service that speaks one protocol.
	 * @param signingName its name in a credential scope
	 * @param operations its calls by name
	 */
	public RpcService(String signingName, Map<String, Operation> operations) {
		this(signingName, operations, Map.of());
	}

	/**
	 * Creates a service that came from the query protocol to newer ones: there its errors
	 * have other names, and its clients still ask for the old ones.
	 * @param signingName its name in a credential scope
	 * @param operations its calls by name
	 * @param queryCodes the old names of errors by the new ones
	 */
	public RpcService(String signingName, Map<String, Operation> operations, Map<String, String> queryCodes) {
		this.signingName = signingName;
		this.operations = Map.copyOf(operations);
		this.queryCodes = Map.copyOf(queryCodes);
	}

	@Override
	public Set<String> signingNames() {
		return Set.of(this.signingName);
	}

	@Override
	public Set<String> operations() {
		return this.operations.keySet();
	}

	@Override
	public AwsResponse handle(AwsRequest request) throws IOException {
		byte[] body = body(request);
		try {
			return switch (WireFormat.of(request)) {
				case WireFormat.Json json -> Answers.json(json, call(json.operation(), tree(body)));
				case WireFormat.Cbor cbor -> Answers.cbor(200, call(cbor.operation(), cborTree(body)));
				case WireFormat.Query form -> query(QueryForm.parse(new String(body, StandardCharsets.UTF_8)));
				case WireFormat.Rest rest -> throw Errors.unsupported(request.method() + " " + request.path());
			};
		}
		catch (JacksonException ex) {
			return Answers.error(request, new AwsError(400, "SerializationException", "The request cannot be read"),
					this.queryCodes);
		}
		catch (AwsError ex) {
			return Answers.error(request, ex, this.queryCodes);
		}
	}

	private AwsResponse query(JsonNode form) {
		String operation = form.path("Action").asString("");
		JsonNode members = ((ObjectNode) form).without(List.of("Action", "Version"));
		return Answers.xml(200, QueryXml.answer(operation, call(operation, members)));
	}

	private Map<String, ?> call(String name, JsonNode input) {
		Operation operation = this.operations.get(name);
		if (operation == null) {
			throw Errors.unsupported(this.signingName + ":" + name);
		}
		return operation.apply(new Fields(input));
	}

	private static JsonNode tree(byte[] body) {
		return (body.length > 0) ? Trees.JSON.readTree(body) : Trees.JSON.createObjectNode();
	}

	private static JsonNode cborTree(byte[] body) {
		return (body.length > 0) ? Trees.CBOR.readTree(body) : Trees.CBOR.createObjectNode();
	}

	private static byte[] body(AwsRequest request) throws IOException {
		boolean zipped = request.header("content-encoding").orElse("").contains("gzip");
		try (InputStream body = zipped ? new GZIPInputStream(request.body()) : request.body()) {
			return body.readAllBytes();
		}
	}

}
