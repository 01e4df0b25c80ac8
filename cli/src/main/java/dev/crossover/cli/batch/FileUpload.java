package dev.crossover.cli.batch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

import dev.crossover.cli.api.Api;
import dev.crossover.cli.api.ApiException;
import tools.jackson.databind.JsonNode;

/**
 * Sends a file to the address of an upload. Begun again under the same key, it goes on
 * with the same upload.
 *
 * @param file the file
 * @param contentType its format
 * @param key what tells this upload from others
 */
record FileUpload(Path file, String contentType, String key) {

	/** From here on a connection that breaks half-way would cost too much. */
	static final long WORTH_IT = 64L << 20;

	private static final int CREATED_BEFORE = 412;

	/**
	 * Sends the file.
	 * @param api where it is announced
	 * @return the upload's id
	 * @throws ApiException when it is refused or nobody answers
	 * @throws IOException when the file cannot be read
	 */
	String send(Api api) throws ApiException, IOException {
		Map<String, Object> announcement = Map.of("content_type", this.contentType, "content_length",
				Files.size(this.file), "checksum_sha256", checksum());
		JsonNode upload = api.post("/v1/uploads", announcement, this.key + "-upload");
		Map<String, String> headers = new TreeMap<>();
		upload.path("headers")
			.properties()
			.forEach((header) -> headers.put(header.getKey(), header.getValue().asString()));
		int status = api.put(upload.path("url").asString(), headers, this.file);
		if (status >= 400 && status != CREATED_BEFORE) {
			throw ApiException.notStored(status);
		}
		return upload.path("upload_id").asString();
	}

	private String checksum() throws IOException {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			try (InputStream bytes = new DigestInputStream(Files.newInputStream(this.file), digest)) {
				bytes.transferTo(OutputStream.nullOutputStream());
			}
			return Base64.getEncoder().encodeToString(digest.digest());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java runtime has SHA-256", ex);
		}
	}

}
