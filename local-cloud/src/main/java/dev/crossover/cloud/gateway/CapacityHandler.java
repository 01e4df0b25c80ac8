package dev.crossover.cloud.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32;

import dev.crossover.cloud.metering.Tally;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks DynamoDB with each call what it consumed, and keeps the answer from those who did
 * not ask.
 */
final class CapacityHandler extends Handler.Wrapper {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final String CHECKSUM = "x-amz-crc32";

	private final Tally tally;

	CapacityHandler(Handler tables, Tally tally) {
		super(tables);
		this.tally = tally;
	}

	@Override
	public boolean handle(Request request, Response response, Callback callback) throws Exception {
		String target = Optional.ofNullable(request.getHeaders().get("x-amz-target")).orElse("");
		String operation = target.substring(target.lastIndexOf('.') + 1);
		if (!ConsumedCapacity.isToldBy(operation)) {
			return super.handle(request, response, callback);
		}
		byte[] body = Content.Source.asInputStream(request).readAllBytes();
		JsonNode input = tree(body);
		boolean wanted = ConsumedCapacity.isWanted(input);
		if (!wanted && input instanceof ObjectNode members) {
			body = JSON.writeValueAsBytes(members.put(ConsumedCapacity.QUESTION, "TOTAL"));
		}
		Response answer = new Answer(request, response, operation, wanted);
		return super.handle(new Asked(request, body), answer, callback);
	}

	private static JsonNode tree(byte[] body) {
		try {
			return JSON.readTree(body);
		}
		catch (JacksonException ex) {
			return JSON.missingNode();
		}
	}

	/** The request with another body. */
	private static final class Asked extends Request.Wrapper {

		private final Content.Source body;

		private final long length;

		Asked(Request request, byte[] body) {
			super(request);
			this.body = Content.Source.from(ByteBuffer.wrap(body));
			this.length = body.length;
		}

		@Override
		public long getLength() {
			return this.length;
		}

		@Override
		public Content.Chunk read() {
			return this.body.read();
		}

		@Override
		public void demand(Runnable demandCallback) {
			this.body.demand(demandCallback);
		}

		@Override
		public void fail(Throwable failure) {
			this.body.fail(failure);
		}

	}

	/** The answer, held until it is whole. */
	private final class Answer extends Response.Wrapper {

		private final ByteArrayOutputStream held = new ByteArrayOutputStream();

		private final String operation;

		private final boolean wanted;

		Answer(Request request, Response response, String operation, boolean wanted) {
			super(request, response);
			this.operation = operation;
			this.wanted = wanted;
		}

		@Override
		public void write(boolean last, ByteBuffer part, Callback callback) {
			this.held.writeBytes(BufferUtil.toArray(part));
			if (!last) {
				callback.succeeded();
				return;
			}
			super.write(true, ByteBuffer.wrap(charged(this.held.toByteArray())), callback);
		}

		private byte[] charged(byte[] body) {
			if (getStatus() != 200) {
				ConsumedCapacity.chargeRefusal(tree(body), CapacityHandler.this.tally);
				return body;
			}
			JsonNode output = tree(body);
			ConsumedCapacity.charge(this.operation, output, CapacityHandler.this.tally);
			if (this.wanted || !(output instanceof ObjectNode members)) {
				return body;
			}
			ConsumedCapacity.forget(members);
			return described(JSON.writeValueAsBytes(members));
		}

		private byte[] described(byte[] body) {
			if (getHeaders().contains(HttpHeader.CONTENT_LENGTH)) {
				getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
			}
			if (getHeaders().contains(CHECKSUM)) {
				CRC32 checksum = new CRC32();
				checksum.update(body);
				getHeaders().put(CHECKSUM, checksum.getValue());
			}
			return body;
		}

	}

}
