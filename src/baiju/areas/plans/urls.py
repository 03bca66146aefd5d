"""The addresses of the plans' own pages."""

from django.urls import path

from .pages import again, deeds, diary, doubts, reading_in, shelf, show

urlpatterns = [
    path("", shelf.index, name="plans"),
    path("new/", shelf.new, name="plan-new"),
    path("read/", reading_in.read, name="plan-read"),
    path("sources/<int:pk>/", reading_in.source, name="plan-source"),
    path("sources/<int:pk>/original/", reading_in.original, name="plan-original"),
    path("deeds/<slug:do>/<int:at>/", deeds.save, name="plan-deed"),
    path("clauses/<int:pk>/<slug:how>/", deeds.move, name="clause-move"),
    path("tasks/<int:pk>/done/", deeds.done, name="task-done"),
    path("remove/<slug:kind>/<int:pk>/", deeds.remove, name="plan-remove"),
    path("<int:pk>/", show.show, name="plan"),
    path("<int:pk>/diary/", diary.index, name="plan-diary"),
    path("<int:pk>/adopt/", reading_in.adopt, name="plan-adopt"),
    path("<int:pk>/discard/", reading_in.discard, name="plan-discard"),
    path("<int:pk>/findings/<slug:how>/", doubts.settle, name="plan-cure"),
    path("<int:pk>/again/", again.upload, name="plan-again"),
    path("<int:pk>/again/<int:source>/", again.compare_with_source, name="plan-again-with"),
    path("<int:pk>/again/<int:source>/take-over/", again.take_over, name="plan-take-over"),
    path("<int:pk>/compare/", again.compare, name="plan-compare"),
]
