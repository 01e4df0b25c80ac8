package dev.crossover.cloud.engine;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;

/** S3: S3Proxy on a folder. */
final class ObjectStore implements AutoCloseable {

	private final S3Proxy server;

	private ObjectStore(S3Proxy server) {
		this.server = server;
	}

	static ObjectStore start(Path folder) throws IOException {
		Properties properties = new Properties();
		// With a relative folder objects can be stored but not listed.
		properties.setProperty("jclouds.filesystem.basedir",
				Files.createDirectories(folder).toAbsolutePath().toString());
		S3Proxy server = S3Proxy.builder()
			.blobStore(BlobStores.create("filesystem-nio2", properties))
			.awsAuthentication(AuthenticationType.NONE, null, null)
			.endpoint(URI.create("http://127.0.0.1:0"))
			.build();
		try {
			server.start();
		}
		catch (Exception ex) {
			throw new IOException("S3Proxy did not start", ex);
		}
		return new ObjectStore(server);
	}

	URI address() {
		return URI.create("http://127.0.0.1:" + this.server.getPort());
	}

	@Override
	public void close() throws IOException {
		try {
			this.server.stop();
		}
		catch (Exception ex) {
			throw new IOException("S3Proxy did not stop", ex);
		}
	}

}
