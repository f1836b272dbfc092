"""The pages with a form about a document."""

from portal.forms.changing import FormPages
from tenants.records.documents.queries import get_document, get_document_to_change

PAGES = FormPages(
    "document", get_document, get_document_to_change, folder="borough/documents", home="documents.document"
)
change = PAGES.change
