"""What the site gives to other sites and to paper: pictures of links, cards to embed, QR codes."""

from reportback.sharing.cards import card_files
from reportback.sharing.codes import Code, code_of
from reportback.sharing.embedding import embed_code, oembed_files

__all__ = ["Code", "card_files", "code_of", "embed_code", "oembed_files"]
