"""The network of the model that this file was made with: model, and its predict and classify."""
from .files.envelope import loads
from .network import Network

model = Network.of_state(loads(_texts["model.json"])["network"])      # noqa: F821 (the loader has it)
predict, classify = model.predict, model.classify
